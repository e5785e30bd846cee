import { ERROR_CODES, type ErrorCode } from './error.codes.js';

export interface EnlaceErrorDetails {
  /** Path of the failing input as a client would write it, such as `persons[0].needs[1]`. */
  readonly field?: string;
  /** Facts the client needs to go on (the open places, the accepted values). Never personal data. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The one error that crosses a boundary of the exchange. The message says what happened, why and what to do; it
 * never quotes the input, because the input may name a person and messages end in logs.
 */
export class EnlaceError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: EnlaceErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'EnlaceError';
    this.code = code;
    this.field = details.field;
    this.facts = details.facts ?? {};
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }

  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }
}
