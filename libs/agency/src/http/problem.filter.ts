import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ERROR_CODES, EnlaceError, type ErrorCode } from '@enlace/contracts';
import { isDatabaseOutage, within } from '@enlace/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type RefusalJournal } from '../access/refusal.journal.js';
import { sendProblem, titleOf } from './problem.document.js';

/** Milliseconds that a refusal waits for the log to be told. */
const PATIENCE = 2_000;

/** What Fastify and Nest say before our code is reached, in our words. */
const HTTP_CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'body-malformed',
  401: 'not-authenticated',
  403: 'not-allowed',
  404: 'not-found',
  413: 'body-too-large',
  415: 'media-type-unsupported',
  429: 'too-many-requests',
  503: 'unavailable',
};

/**
 * Answers every failure as a problem document (RFC 9457) with a stable code. What we did not foresee is logged by its
 * name and answered as `internal`, without a word of what it said: its message may hold a person's data.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  /** @param journal where refusals of people are told; none in a test of answers alone */
  constructor(private readonly journal?: Pick<RefusalJournal, 'note'>) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (isHealth(exception)) {
      void reply.status(503).send(exception.getResponse());
      return;
    }
    const error = toEnlaceError(exception);
    if (error.code === 'internal')
      this.logger.error({ err: exception }, 'An unforeseen error was answered as internal');
    if (!this.journal || !isRefusal(error.code)) {
      void sendProblem(reply, error);
      return;
    }
    // The refusal is told first; a database that is away keeps nobody waiting long for a no, and is told later.
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    void within(PATIENCE, this.journal.note(error.code, request))
      .catch(() => undefined)
      .finally(() => void sendProblem(reply, error));
  }
}

function toEnlaceError(exception: unknown): EnlaceError {
  if (exception instanceof EnlaceError) return exception;
  if (isDatabaseOutage(exception))
    return new EnlaceError(
      'unavailable',
      'The database is away, so nothing was changed. Send it again later.',
    );
  const status = statusOf(exception);
  const code = status === undefined ? undefined : HTTP_CODES[status];
  if (code === undefined)
    return new EnlaceError('internal', 'The request failed here and changed nothing. Try again later.');
  return new EnlaceError(code, `${titleOf(code)} (${ERROR_CODES[code].status}).`);
}

/** Fastify's own errors carry `statusCode`; Nest's are exceptions with a status. */
function statusOf(exception: unknown): number | undefined {
  if (exception instanceof HttpException) return exception.getStatus();
  if (exception instanceof Error && 'statusCode' in exception) return Number(exception.statusCode);
  return undefined;
}

/** Readiness answers 503 with its checks, for machines that read them. */
function isHealth(exception: unknown): exception is HttpException {
  if (!(exception instanceof HttpException) || exception.getStatus() !== 503) return false;
  const body = exception.getResponse();
  return typeof body === 'object' && 'checks' in body;
}
