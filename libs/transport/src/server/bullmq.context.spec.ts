import { describe, expect, it } from '@jest/globals';
import type { Job } from 'bullmq';
import { BullMqContext } from './bullmq.context.js';

const contextOf = (attemptsStarted: number): BullMqContext =>
  new BullMqContext([{ id: 'm-1', attemptsStarted } as Job<unknown, void>, 'onpar']);

describe('the context of a job', () => {
  it('knows the job and its queue', () => {
    const context = contextOf(1);
    expect(context.getJob().id).toBe('m-1');
    expect(context.getQueue()).toBe('onpar');
    expect(context.getArgs()).toEqual([context.getJob(), 'onpar']);
  });

  it.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [7, 7],
  ])('counts %i starts as attempt %i', (started, attempt) => {
    expect(contextOf(started).getAttempt()).toBe(attempt);
  });
});
