import type { EnlaceError } from '@enlace/contracts';
import type { LoggerService } from '@nestjs/common';
import type { LinkEvents } from './broker.link.js';

export type BrokerState = 'connected' | 'disconnected';

/**
 * Turns what the connections of one server or client report into a state and into log lines a person can read: one
 * line when the broker goes, one when it is back, and each different error once in between. A Redis that is down
 * reports the same refusal many times a second.
 */
export class BrokerStatus implements LinkEvents {
  private state: BrokerState | undefined;
  private ending = false;
  private readonly told = new Set<string>();

  constructor(
    private readonly subject: string,
    private readonly logger: LoggerService,
    private readonly publish: (state: BrokerState) => void,
  ) {}

  readonly up = (): void => {
    if (this.state === 'connected' || this.ending) return;
    if (this.state !== undefined) this.say('log', 'the broker is back.');
    this.told.clear();
    this.enter('connected');
  };

  readonly down = (): void => {
    if (this.state === 'disconnected') return;
    if (this.state !== undefined) this.say('warn', 'the broker is away; trying on.');
    this.enter('disconnected');
  };

  /** Says the name and code of an error, not its message: drivers quote statements and addresses in theirs. */
  readonly error = (error: unknown): void => {
    this.sayOnce('error', `the broker's client reports ${labelOf(error)}.`);
  };

  /** Says all of it, because the error is our own and names what to do. */
  readonly unfit = (error: EnlaceError): void => {
    this.sayOnce('error', error.message);
    if (this.state !== 'disconnected') this.enter('disconnected');
  };

  readonly notice = (message: string): void => {
    this.sayOnce('warn', message);
  };

  /** From here on the connections go because we let them go: nothing to tell a person. */
  end(): void {
    this.ending = true;
    this.enter('disconnected');
  }

  private sayOnce(level: 'warn' | 'error', message: string): void {
    if (this.told.has(message)) return;
    this.told.add(message);
    this.say(level, message);
  }

  private say(level: 'log' | 'warn' | 'error', message: string): void {
    if (!this.ending) this.logger[level](`${this.subject}: ${message}`);
  }

  private enter(state: BrokerState): void {
    this.state = state;
    this.publish(state);
  }
}

/** An error as a log may show it: its class and its code. */
export function labelOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  const { name, code } = error as { name?: unknown; code?: unknown };
  return [name, code].filter((part) => typeof part === 'string').join(' ') || 'an error without a name';
}
