import { describe, expect, it } from '@jest/globals';
import { faultsOf, textOf, times } from '../../test/faults.js';
import { AT, DIGEST, MESSAGE_ID, UUID } from '../../test/samples.js';
import { ERROR_CODES } from '../errors/error.codes.js';
import { DATA_SCHEMAS } from './data.schemas.js';
import { AccessRefused, RecordViewed } from './access.events.js';
import { MessageReceipted, MessageRefused, OperationPerformed } from './message.events.js';

const receipt = { id: MESSAGE_ID, digest: DIGEST, at: AT };
const refusal = { id: MESSAGE_ID, digest: DIGEST, at: AT, code: 'signature-invalid' };

describe('a receipt', () => {
  it('speaks of many messages, and of one at least', () => {
    expect(faultsOf(MessageReceipted, { receipts: times(200, receipt) })).toEqual([]);
    expect(faultsOf(MessageReceipted, { receipts: [] })).toEqual(['receipts']);
  });

  it('of the audit carries the leaf it promises', () => {
    expect(faultsOf(MessageReceipted, { receipts: [{ ...receipt, leaf: 0 }] })).toEqual([]);
    expect(faultsOf(MessageReceipted, { receipts: [{ ...receipt, leaf: -1 }] })).toEqual([
      'receipts[0].leaf',
    ]);
    expect(faultsOf(MessageReceipted, { receipts: [{ ...receipt, leaf: 1.5 }] })).toEqual([
      'receipts[0].leaf',
    ]);
  });

  it.each([
    ['id', UUID],
    ['digest', DIGEST.slice(1)],
    ['digest', `${DIGEST}A`],
    ['digest', `${DIGEST.slice(1)}+`],
    ['at', 'now'],
  ])('is refused at the field at fault: %s %p', (field, value) => {
    expect(faultsOf(MessageReceipted, { receipts: [receipt, { ...receipt, [field]: value }] })).toEqual([
      `receipts[1].${field}`,
    ]);
  });

  it('says nothing of what the message said', () => {
    expect(faultsOf(MessageReceipted, { receipts: [{ ...receipt, subject: 'x' }] })).toEqual(['receipts[0]']);
    expect(faultsOf(MessageReceipted, { receipts: [receipt], note: 'x' })).toEqual(['unrecognized_keys']);
  });
});

describe('a refusal', () => {
  it.each(Object.keys(ERROR_CODES))('may give any code of the exchange: %s', (code) => {
    expect(faultsOf(MessageRefused, { refusals: [{ ...refusal, code }] })).toEqual([]);
  });

  it.each(['nonsense', '', 'toString', undefined])('gives no other code: %p', (code) => {
    expect(faultsOf(MessageRefused, { refusals: [{ ...refusal, code }] })).toEqual(['refusals[0].code']);
  });

  it('may know no id, of bytes too damaged to read one; the digest says which', () => {
    const { id: _, ...nameless } = refusal;
    expect(faultsOf(MessageRefused, { refusals: [nameless] })).toEqual([]);
    const { digest: __, ...unproven } = refusal;
    expect(faultsOf(MessageRefused, { refusals: [unproven] })).toEqual(['refusals[0].digest']);
  });

  it('speaks of one message at least', () => {
    expect(faultsOf(MessageRefused, { refusals: [] })).toEqual(['refusals']);
  });
});

describe('the record of a reading', () => {
  const viewed = { actor: 'case-worker.onpar', role: 'case-worker', what: 'referral' };

  it('says who, in which role, what', () => {
    expect(faultsOf(RecordViewed, viewed)).toEqual([]);
    expect(faultsOf(RecordViewed, { ...viewed, what: 'timeline' })).toEqual([]);
  });

  it('never says what was read', () => {
    expect(faultsOf(RecordViewed, { ...viewed, content: 'x' })).toEqual(['unrecognized_keys']);
    expect(faultsOf(RecordViewed, { ...viewed, what: 'María' })).toEqual(['what']);
  });

  it('has room for every actor that a token may name', () => {
    expect(faultsOf(RecordViewed, { ...viewed, actor: textOf(80) })).toEqual([]);
    expect(faultsOf(RecordViewed, { ...viewed, actor: textOf(81) })).toEqual(['actor']);
  });
});

describe('the record of a refusal', () => {
  const refused = { code: 'not-allowed', action: 'GET /x', actor: 'ana', count: 3, from: AT, until: AT };

  it('never says what was tried, nor from where in clear', () => {
    expect(faultsOf(AccessRefused, refused)).toEqual([]);
    expect(faultsOf(AccessRefused, { ...refused, token: 'x' })).toEqual(['unrecognized_keys']);
    expect(faultsOf(AccessRefused, { ...refused, address: '10.0.0.1' })).toContain('address');
    expect(faultsOf(AccessRefused, { ...refused, code: 'not-found' })).toEqual(['code']);
    expect(faultsOf(AccessRefused, { ...refused, count: 0 })).toEqual(['count']);
  });
});

describe('the record of an operation', () => {
  const performed = {
    actor: 'operator.onpar',
    role: 'operator',
    what: 'replay-planned',
    operation: UUID,
    count: 12,
  };

  it('never says which case, nor why in words', () => {
    expect(faultsOf(OperationPerformed, { ...performed, subject: 'x' })).toEqual(['unrecognized_keys']);
    expect(faultsOf(OperationPerformed, { ...performed, what: 'Se llamó a María' })).toEqual(['what']);
    expect(faultsOf(OperationPerformed, { ...performed, why: 'copia' })).toEqual(['unrecognized_keys']);
    expect(faultsOf(OperationPerformed, { ...performed, count: -1 })).toEqual(['count']);
  });

  it('says who, in which role, what, and how many', () => {
    expect(faultsOf(OperationPerformed, performed)).toEqual([]);
  });
});

describe('the data of any event', () => {
  it.each(Object.entries(DATA_SCHEMAS))(
    'is an object, and one with unknown keys is refused: %s',
    (_, schema) => {
      for (const value of [null, undefined, 'text', 7, []]) expect(faultsOf(schema, value)).not.toEqual([]);
      expect(schema.safeParse({ smuggled: 'x' }).success).toBe(false);
    },
  );
});
