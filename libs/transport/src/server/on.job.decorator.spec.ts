import { describe, expect, it } from '@jest/globals';
import { EXCEPTION_FILTERS_METADATA } from '@nestjs/common/constants.js';
import { BULLMQ_TRANSPORT } from './bullmq.patterns.js';
import { OnJob } from './on.job.decorator.js';
import { RethrowFilter } from './rethrow.filter.js';

class Inbound {
  @OnJob('referral.requested.v1', 'referral.amended.v1')
  handle(): void {}
}

describe('a handler of jobs', () => {
  const handler = Object.getOwnPropertyDescriptor(Inbound.prototype, 'handle')?.value as object;

  it('listens for its names on this transport', () => {
    const values = Reflect.getMetadataKeys(handler).map((key): unknown => Reflect.getMetadata(key, handler));
    expect(values).toContainEqual(['referral.requested.v1', 'referral.amended.v1']);
    expect(values).toContain(BULLMQ_TRANSPORT);
  });

  it('keeps the identity of its errors', () => {
    expect(Reflect.getMetadata(EXCEPTION_FILTERS_METADATA, handler)).toEqual([RethrowFilter]);
  });
});
