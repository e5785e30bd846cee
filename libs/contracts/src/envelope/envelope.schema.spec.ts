import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../test/faults.js';
import { AT, MESSAGE_ID, UUID, envelope } from '../../test/samples.js';
import { PARTY_IDS } from '../registry/agency.registry.js';
import { EVENT_TYPES } from '../registry/event.registry.js';
import { DATASCHEMA_PREFIX, Envelope, SOURCE_PREFIX, partyOf, sourceOf } from './envelope.schema.js';

describe('an envelope as CloudEvents 1.0 wants it', () => {
  it.each(['id', 'source', 'specversion', 'type'])('has the required attribute %s', (attribute) => {
    const { [attribute as 'id']: _, ...rest } = envelope();
    expect(faultsOf(Envelope, rest)).toEqual([attribute]);
  });

  it('names its attributes in lower-case letters and digits, at most 20 of them', () => {
    expect(Object.keys(Envelope.shape).filter((name) => !/^[a-z0-9]{1,20}$/.test(name))).toEqual([]);
  });

  it('holds only strings beside its data, so that any binding can carry it', () => {
    const { data: _, ...attributes } = Envelope.parse(envelope({ causationid: MESSAGE_ID }));
    expect(Object.keys(attributes).toSorted()).toEqual(
      Object.keys(Envelope.shape)
        .filter((name) => name !== 'data')
        .toSorted(),
    );
    expect(Object.values(attributes).filter((value) => typeof value !== 'string')).toEqual([]);
  });

  it.each(['0.3', '1.1', 1])('is of version 1.0 and no other: %p', (specversion) => {
    expect(faultsOf(Envelope, envelope({ specversion }))).toEqual(['specversion']);
  });

  it.each([
    ['no UTC instant', '2026-11-23T12:00:00'],
    ['an offset', '2026-11-23T12:00:00-05:00'],
    ['a day without an hour', '2026-11-23'],
    ['no day of the calendar', '2026-02-30T12:00:00Z'],
    ['a number', Date.parse(AT)],
  ])('has its time as RFC 3339 in UTC, not %s', (_, time) => {
    expect(faultsOf(Envelope, envelope({ time }))).toEqual(['time']);
  });
});

describe('the source of an envelope', () => {
  it.each(PARTY_IDS)('is the URN of a party: %s', (party) => {
    expect(faultsOf(Envelope, envelope({ source: sourceOf(party) }))).toEqual([]);
    expect(partyOf({ source: `${SOURCE_PREFIX}${party}` })).toBe(party);
  });

  it.each([
    'senafront',
    'urn:pa:enlace:',
    'urn:pa:enlace:nobody',
    'urn:pa:enlace:senafront:x',
    ' urn:pa:enlace:senafront',
    'urn:pa:enlace:constructor',
  ])('is not %p', (source) => {
    expect(faultsOf(Envelope, envelope({ source }))).toEqual(['source']);
  });
});

describe('an envelope', () => {
  it('with a type nobody knows is whole, so that it can be refused by name', () => {
    expect(faultsOf(Envelope, envelope({ type: 'referral.invented.v9' }))).toEqual([]);
    expect(faultsOf(Envelope, envelope({ type: 'x'.repeat(101) }))).toEqual(['type']);
  });

  it('has room for every type and its data schema', () => {
    for (const type of EVENT_TYPES) {
      expect(faultsOf(Envelope, envelope({ type, dataschema: `${DATASCHEMA_PREFIX}${type}` }))).toEqual([]);
    }
  });

  it('may leave out subject, sequence and cause', () => {
    const { subject: _, sequence: __, ...rest } = envelope();
    expect(faultsOf(Envelope, rest)).toEqual([]);
  });

  it('takes no attribute that is not listed: it travels in clear', () => {
    expect(faultsOf(Envelope, envelope({ nationality: 'VE' }))).toEqual(['unrecognized_keys']);
  });

  it.each([
    ['id', UUID],
    ['id', 'not-a-uuid'],
    ['subject', '7KQ4-M2XD-8'],
    ['subject', '7kq4-m2xd-h'],
    ['subject', 'María'],
    ['sequence', '0'],
    ['sequence', '01'],
    ['sequence', '-1'],
    ['sequence', '1.0'],
    ['sequence', '1234567890'],
    ['sequence', 1],
    ['recipient', 'nobody'],
    ['recipient', 'toString'],
    ['correlationid', 'flag-1'],
    ['causationid', UUID],
    ['traceparent', '00-abc-def-00'],
    ['traceparent', `01-${'a'.repeat(32)}-${'b'.repeat(16)}-00`],
    ['traceparent', `00-${'A'.repeat(32)}-${'b'.repeat(16)}-00`],
    ['dataschema', 'https://example.org/schema'],
    ['dataschema', `${DATASCHEMA_PREFIX}${'x'.repeat(160)}`],
    ['datacontenttype', 'application/xml'],
    ['data', 17],
    ['data', null],
    ['data', ['a']],
  ])('is refused at the field at fault: %s %p', (field, value) => {
    expect(faultsOf(Envelope, envelope({ [field]: value }))).toEqual([field]);
  });

  it('takes sequences up to nine digits', () => {
    for (const sequence of ['1', '9', '10', '999999999']) {
      expect(faultsOf(Envelope, envelope({ sequence }))).toEqual([]);
    }
  });

  it.each([null, undefined, 'text', 1, [], [envelope()]])('is an object, not %p', (value) => {
    expect(faultsOf(Envelope, value)).not.toEqual([]);
  });
});
