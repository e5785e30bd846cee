import { describe, expect, it } from '@jest/globals';
import { createCaseCode } from '@enlace/contracts';
import { EntriesQuery, EntryParam, SourceQuery } from './entry.schema.js';
import { ConsistencyQuery, ProofQuery } from './proof.schema.js';

describe('a query of the log', () => {
  it('reads a case code as people type it', () => {
    const subject = createCaseCode();
    const typed = subject.toLowerCase().replaceAll('-', ' ');
    expect(EntriesQuery.parse({ subject: typed })).toEqual({ subject, limit: 50 });
  });

  it.each([
    ['no case code', {}],
    ['something that is no case code', { subject: '7KQ4-M2XD-X' }],
    ['a page of nothing', { subject: createCaseCode(), limit: '0' }],
    ['a page of everything', { subject: createCaseCode(), limit: '201' }],
    ['a filter that does not exist', { subject: createCaseCode(), source: 'onpar' }],
  ])('is refused with %s', (_, query) => {
    expect(EntriesQuery.safeParse(query).success).toBe(false);
  });

  it('asks for an entry by the id of its message, and by its sender if there is one', () => {
    expect(EntryParam.safeParse({ id: '17' }).success).toBe(false);
    expect(SourceQuery.parse({})).toEqual({});
    expect(SourceQuery.parse({ source: 'onpar' })).toEqual({ source: 'onpar' });
    expect(SourceQuery.safeParse({ source: 'nobody' }).success).toBe(false);
  });

  it.each([{ from: '2', to: '1' }, { from: '-1', to: '1' }, { from: '0.5', to: '1' }, { from: '1' }])(
    'asks for consistency from one size up to another, not %j',
    (query) => {
      expect(ConsistencyQuery.safeParse(query).success).toBe(false);
    },
  );

  it('asks for a proof in a log that has a leaf', () => {
    expect(ProofQuery.safeParse({ size: '0' }).success).toBe(false);
    expect(ProofQuery.parse({})).toEqual({});
  });
});
