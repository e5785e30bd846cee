import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ServiceUnavailableException } from '@nestjs/common';
import { Ailment, type HealthCheck } from './health.check.js';
import { HealthController } from './health.controller.js';

const well: HealthCheck = { name: 'database', check: () => Promise.resolve() };
const ill: HealthCheck = { name: 'broker', check: () => Promise.reject(new Error('password=hunter2')) };
const broken: HealthCheck = {
  name: 'disk',
  check: () => {
    throw new Error('before it could promise');
  },
};
const silent: HealthCheck = { name: 'slow', check: () => new Promise(() => undefined) };

async function refusalOf(...checks: HealthCheck[]): Promise<ServiceUnavailableException> {
  const outcome: unknown = await new HealthController(checks).ready().catch((error: unknown) => error);
  if (outcome instanceof ServiceUnavailableException) return outcome;
  throw new Error('Expected readiness to be refused.');
}

describe('liveness', () => {
  it('says that the process runs, whatever else is down', () => {
    expect(new HealthController([ill]).live()).toEqual({ status: 'up' });
  });
});

describe('readiness', () => {
  it('is up when everything is', async () => {
    const other = { ...well, name: 'broker' };
    await expect(new HealthController([well, other]).ready()).resolves.toEqual({
      status: 'up',
      checks: { database: 'up', broker: 'up' },
    });
  });

  it('is up when there is nothing to check', async () => {
    await expect(new HealthController([]).ready()).resolves.toEqual({ status: 'up', checks: {} });
  });

  it('is refused with 503 when one thing is down, and says which', async () => {
    const refusal = await refusalOf(well, ill);
    expect(refusal.getStatus()).toBe(503);
    expect(refusal.getResponse()).toEqual({ status: 'down', checks: { database: 'up', broker: 'down' } });
  });

  it('is degraded, and not refused, when only what can be done without for a while is down', async () => {
    await expect(new HealthController([well, { ...ill, dispensable: true }]).ready()).resolves.toEqual({
      status: 'degraded',
      checks: { database: 'up', broker: 'down' },
    });
    expect((await refusalOf({ ...ill, name: 'database' }, { ...ill, dispensable: true })).getStatus()).toBe(
      503,
    );
  });

  it('says in a word why something is not well, where there is a word for it', async () => {
    const late: HealthCheck = {
      name: 'receipts',
      dispensable: true,
      check: () => Promise.reject(new Ailment('overdue')),
    };
    await expect(new HealthController([well, late]).ready()).resolves.toEqual({
      status: 'degraded',
      checks: { database: 'up', receipts: 'overdue' },
    });
    expect((await refusalOf({ ...late, dispensable: false })).getResponse()).toEqual({
      status: 'down',
      checks: { receipts: 'overdue' },
    });
  });

  it('is refused when a check throws before it promises anything', async () => {
    expect((await refusalOf(broken)).getResponse()).toMatchObject({ checks: { disk: 'down' } });
  });

  it('says nothing of why, which may hold a password', async () => {
    expect(JSON.stringify((await refusalOf(ill)).getResponse())).not.toContain('hunter2');
  });

  it('asks everything at once: the slowest check is the whole wait', async () => {
    const asked: string[] = [];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const waiting = (name: string): HealthCheck => ({
      name,
      check: () => {
        asked.push(name);
        return gate;
      },
    });
    const answer = new HealthController([waiting('a'), waiting('b')]).ready();
    expect(asked).toEqual(['a', 'b']);
    release();
    await expect(answer).resolves.toMatchObject({ status: 'up' });
  });
});

describe('a check that never answers', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('counts as down after two seconds and not before', async () => {
    let refused = false;
    const refusal = refusalOf(well, silent).finally(() => (refused = true));
    await jest.advanceTimersByTimeAsync(1_999);
    expect(refused).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect((await refusal).getResponse()).toEqual({
      status: 'down',
      checks: { database: 'up', slow: 'down' },
    });
  });

  it('leaves no timer behind when it does answer', async () => {
    await new HealthController([well]).ready();
    expect(jest.getTimerCount()).toBe(0);
  });
});
