import { describe, expect, it } from '@jest/globals';
import { checkJob, jobIdFault } from './outbound.job.js';

describe('the id of a job', () => {
  it.each(['01935f2e-7c00-7000-8000-000000000001-1', 'a', '1a', '1-2', '12.5', 'ñ'])('may be %s', (id) => {
    expect(jobIdFault(id)).toBeUndefined();
    expect(() => checkJob({ queue: 'onpar', name: 'x', id, data: {} })).not.toThrow();
  });

  it.each([
    ['', 'empty'],
    ['a:b', 'colon'],
    ['a:b:c', 'colon'],
    [':', 'colon'],
    ['0', 'digits'],
    ['42', 'digits'],
    ['-42', 'digits'],
    ['007', 'digits'],
  ])('%j is refused and the reason named', (id, reason) => {
    expect(jobIdFault(id)).toContain(reason);
    expect(() => checkJob({ queue: 'onpar', name: 'x', id, data: {} })).toThrow(
      expect.objectContaining({ code: 'internal', field: 'id' }),
    );
  });
});

describe('the data of a job', () => {
  it.each([[{}], [0], [''], [false], [[]]])('may be %j', (data) => {
    expect(() => checkJob({ queue: 'onpar', name: 'x', id: 'm-1', data })).not.toThrow();
  });

  it.each([[null], [undefined]])('may not be %p, which the backends hand over differently', (data) => {
    const check = (): void => checkJob({ queue: 'onpar', name: 'x', id: 'm-1', data });
    expect(check).toThrow(expect.objectContaining({ code: 'internal', field: 'data' }));
  });
});
