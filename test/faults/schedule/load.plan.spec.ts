import { describe, expect, it } from '@jest/globals';
import { LoadPlan } from './load.plan.js';

describe('the load of a run', () => {
  it('is spread over the faults: who takes long gets no more than its share', () => {
    let accepted = 0;
    const plan = new LoadPlan(1000, 20, () => accepted);
    plan.begin(20);
    const rate = plan.rate();
    expect(rate).toBeGreaterThan(1);
    accepted = 50;
    expect(plan.rate()).toBeLessThan(rate);
    plan.begin(19);
    expect(plan.rate()).toBe(rate);
  });

  it('never stops, so that every fault meets something under way', () => {
    const plan = new LoadPlan(10, 2, () => 10_000);
    plan.begin(1);
    expect(plan.rate()).toBeGreaterThan(0);
  });

  it('is warm before the first fault and done with the last referral', () => {
    let accepted = 4;
    const plan = new LoadPlan(10, 1, () => accepted);
    expect([plan.isWarm, plan.isDone]).toEqual([false, false]);
    accepted = 10;
    expect([plan.isWarm, plan.isDone]).toEqual([true, true]);
  });

  it('has bursts that a small run can stand and a large one notices', () => {
    expect(new LoadPlan(60, 22, () => 0).burst).toBe(4);
    expect(new LoadPlan(100_000, 22, () => 0).burst).toBe(16);
  });
});
