import { describe, expect, it } from '@jest/globals';
import { DATASCHEMA_PREFIX, Envelope } from '../envelope/envelope.schema.js';
import { DATA_SCHEMAS } from '../events/data.schemas.js';
import { AGENCY_INBOUND, EVENTS, EVENT_TYPES, isEventType, isReceipt } from './event.registry.js';

describe('the registry of events', () => {
  it('has a schema of the data for every event, and no schema without an event', () => {
    expect(Object.keys(DATA_SCHEMAS).toSorted()).toEqual([...EVENT_TYPES].toSorted());
  });

  it('names its types by noun, past tense and version', () => {
    expect(EVENT_TYPES.filter((type) => !/^[a-z]+\.([a-z]+ed|withdrawn)\.v1$/.test(type))).toEqual([]);
  });

  it('has types that fit on an envelope, with their data schema', () => {
    for (const type of EVENT_TYPES) {
      expect(Envelope.shape.type.safeParse(type).success).toBe(true);
      expect(Envelope.shape.dataschema.safeParse(`${DATASCHEMA_PREFIX}${type}`).success).toBe(true);
    }
  });

  it('seals everything that one side of a referral tells the other', () => {
    const clear = EVENT_TYPES.filter((type) => EVENTS[type].body === 'clear');
    expect(clear.filter((type) => EVENTS[type].to !== 'audit' && !isReceipt(type))).toEqual([
      'exchange.reconciled.v1',
    ]);
    expect(EVENT_TYPES.filter((type) => EVENTS[type].to === 'audit')).toEqual([
      'referral.completed.v1',
      'referral.failed.v1',
      'record.viewed.v1',
      'evidence.exported.v1',
      'access.refused.v1',
      'access.escalated.v1',
      'operation.performed.v1',
    ]);
  });

  it('tells the flagging side of no outcome: how a case ended is for the audit alone', () => {
    expect(EVENTS['referral.completed.v1'].to).toBe('audit');
    expect(EVENTS['referral.failed.v1'].to).toBe('audit');
    expect(EVENTS['referral.closed.v1'].to).toBe('referring');
  });
});

describe('a type of event', () => {
  it.each(EVENT_TYPES)('is known: %s', (type) => {
    expect(isEventType(type)).toBe(true);
  });

  it.each([
    'toString',
    'constructor',
    '__proto__',
    'hasOwnProperty',
    'valueOf',
    '',
    'referral.requested',
    'referral.requested.v2',
    'Referral.requested.v1',
    ' referral.requested.v1',
  ])('is not fooled by %p', (value) => {
    expect(isEventType(value)).toBe(false);
  });
});

describe('receipts', () => {
  it('are the two answers to messages and nothing else', () => {
    expect(EVENT_TYPES.filter(isReceipt)).toEqual(['message.receipted.v1', 'message.refused.v1']);
  });

  it('go to whoever sent the message', () => {
    for (const type of EVENT_TYPES.filter(isReceipt)) expect(EVENTS[type].to).toBe('sender');
  });
});

describe('what an agency must have a handler for', () => {
  it('is everything but the records for the audit', () => {
    expect(AGENCY_INBOUND).toHaveLength(EVENT_TYPES.length - 7);
    expect(AGENCY_INBOUND.filter((type) => EVENTS[type].to === 'audit')).toEqual([]);
  });

  it('holds the answers to its own messages', () => {
    expect(AGENCY_INBOUND).toEqual(expect.arrayContaining(EVENT_TYPES.filter(isReceipt)));
  });
});
