import { describe, expect, it } from '@jest/globals';
import { BullMqRecord, BullMqRecordBuilder } from './bullmq.record.js';

describe('a record', () => {
  it('carries its data and its address', () => {
    const record = new BullMqRecordBuilder({ n: 1 }).setQueue('onpar').setId('m-1').build();
    expect(record).toBeInstanceOf(BullMqRecord);
    expect(record).toEqual({ data: { n: 1 }, options: { queue: 'onpar', id: 'm-1' } });
  });

  it.each([
    ['a queue', new BullMqRecordBuilder({}).setId('m-1')],
    ['an id', new BullMqRecordBuilder({}).setQueue('onpar')],
  ])('cannot be built without %s', (_, builder) => {
    expect(() => builder.build()).toThrow(expect.objectContaining({ code: 'internal' }));
  });
});
