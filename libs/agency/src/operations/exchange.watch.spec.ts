import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger, type LoggerService } from '@nestjs/common';
import { MetricsRegistry } from '@enlace/platform';
import { ExchangeWatch } from './exchange.watch.js';

interface Line {
  readonly level: string;
  readonly facts: unknown;
}

/** Keeps lines as Nest hands them to pino: an object of facts, then the text. */
class Listener implements LoggerService {
  readonly lines: Line[] = [];
  log = (facts: unknown): void => this.keep('info', facts);
  warn = (facts: unknown): void => this.keep('warn', facts);
  error = (facts: unknown): void => this.keep('error', facts);

  private keep(level: string, facts: unknown): void {
    this.lines.push({ level, facts });
  }
}

let registry: MetricsRegistry;
let watch: ExchangeWatch;
let log: Listener;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['performance'] });
  log = new Listener();
  Logger.overrideLogger(log);
  registry = new MetricsRegistry();
  watch = new ExchangeWatch(registry);
});

afterEach(() => {
  registry.onApplicationShutdown();
  Logger.overrideLogger(false);
  jest.useRealTimers();
});

async function samples(name: string): Promise<string[]> {
  const text = await registry.render();
  return text.split('\n').filter((line) => line.startsWith(name));
}

const messageId = '01a20bac-25f3-7567-a1c9-c3f104eede7f';

describe('what the exchange does', () => {
  it('is counted, and says nothing in the log', async () => {
    watch.onBatch(20);
    watch.onAnswered('onpar', 0.2, 1);
    watch.onHandled('referral.requested.v1', 0.004);
    watch.onJob('done');
    watch.onJob('failed');
    watch.onGroupCommit(3);
    expect(await samples('enlace_relay_batch_copies_sum')).toEqual(['enlace_relay_batch_copies_sum 20']);
    expect(await samples('enlace_pair_lag_seconds_sum')).toEqual([
      'enlace_pair_lag_seconds_sum{destination="onpar"} 0.2',
    ]);
    expect(await samples('enlace_inbox_handler_seconds_count')).toEqual([
      'enlace_inbox_handler_seconds_count{type="referral.requested.v1"} 1',
    ]);
    expect(await samples('enlace_inbox_jobs_total')).toEqual([
      'enlace_inbox_jobs_total{outcome="done"} 1',
      'enlace_inbox_jobs_total{outcome="failed"} 1',
    ]);
    expect(await samples('enlace_group_commit_items_sum')).toEqual(['enlace_group_commit_items_sum 3']);
    expect(log.lines).toEqual([]);
  });

  it('may be told by callbacks that were handed on alone', () => {
    const { onBatch, onJob, onRefused } = watch;
    expect(() => {
      onBatch(1);
      onJob('done');
      onRefused({ messageId, destination: 'onpar', code: 'data-invalid' });
    }).not.toThrow();
  });
});

describe('what asks for a person', () => {
  it('is a line with the ids it is found under, and no other fact', () => {
    const copy = { messageId, destination: 'onpar' };
    const bytes = { digest: 'a digest', code: 'key-unknown', claimedSource: 'snm', claimedId: messageId };
    watch.onOverdue({ ...copy, attempts: 7 });
    watch.onRefused({ ...copy, code: 'data-invalid' });
    watch.onDeadLetter(bytes);
    watch.onQuarantined({ digest: 'a digest' });
    expect(log.lines).toEqual([
      { level: 'warn', facts: { ...copy, attempts: 7 } },
      { level: 'warn', facts: { ...copy, code: 'data-invalid' } },
      { level: 'warn', facts: bytes },
      { level: 'error', facts: { digest: 'a digest' } },
    ]);
  });

  it('is a broker that takes nothing: one line for each destination in half a minute, and every copy counted', async () => {
    const failure = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1'), { code: 'ECONNREFUSED' });
    for (let time = 0; time < 29; time += 1) {
      watch.onSendFailed('onpar', 10, failure);
      watch.onSendFailed('audit', 1, failure);
      jest.advanceTimersByTime(1_000);
    }
    expect(log.lines).toEqual([
      { level: 'warn', facts: { destination: 'onpar', copies: 10, error: 'Error ECONNREFUSED' } },
      { level: 'warn', facts: { destination: 'audit', copies: 1, error: 'Error ECONNREFUSED' } },
    ]);
    jest.advanceTimersByTime(1_000);
    watch.onSendFailed('onpar', 10, failure);
    expect(log.lines).toHaveLength(3);
    expect(await samples('enlace_relay_unsent_copies_total{')).toEqual([
      'enlace_relay_unsent_copies_total{destination="onpar"} 300',
      'enlace_relay_unsent_copies_total{destination="audit"} 29',
    ]);
  });

  it('is told without the message of an error, which quotes addresses and statements', () => {
    watch.onSendFailed('onpar', 1, new Error('value "Xiomara" at 10.0.0.1'));
    watch.onSendFailed('audit', 1, 'Xiomara');
    const refused = Object.assign(new Error('Xiomara'), { name: 'ReplyError', code: 'OOM' });
    watch.onSendFailed('inamu', 1, new Error('1 of 1 failed', { cause: refused }));
    const errors = log.lines.map(({ facts }) => (facts as { error: string }).error);
    expect(errors).toEqual(['Error', 'string', 'ReplyError OOM']);
  });
});
