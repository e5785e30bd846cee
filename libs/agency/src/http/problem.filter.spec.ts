import { describe, expect, it } from '@jest/globals';
import {
  BadRequestException,
  HttpException,
  Logger,
  NotFoundException,
  ServiceUnavailableException,
  type ArgumentsHost,
} from '@nestjs/common';
import { ERROR_CODES, EnlaceError, Problem, type ErrorCode } from '@enlace/contracts';
import { NAME } from '../../test/flags.js';
import { ProblemFilter } from './problem.filter.js';

Logger.overrideLogger(false);

interface Answer {
  status: number;
  type: string | undefined;
  headers: Record<string, unknown>;
  body: Record<string, unknown>;
}

/** What goes out for an exception; only what the filter asks of Fastify. */
function answerTo(exception: unknown): Answer {
  const answer: Answer = { status: 0, type: undefined, headers: {}, body: {} };
  const reply = {
    status: (status: number) => {
      answer.status = status;
      return reply;
    },
    header: (name: string, value: unknown) => {
      answer.headers[name] = value;
      return reply;
    },
    type: (type: string) => {
      answer.type = type;
      return reply;
    },
    send: (body: unknown) => {
      answer.body = (typeof body === 'string' ? JSON.parse(body) : body) as Record<string, unknown>;
      return reply;
    },
  };
  const host = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ArgumentsHost;
  new ProblemFilter().catch(exception, host);
  return answer;
}

const withStatus = (statusCode: number): Error =>
  Object.assign(new Error(`Fastify quotes ${NAME}`), { statusCode, code: 'FST_ERR' });

describe('an error of ours', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('is a problem document of its code: %s', (code) => {
    const { status, type, body } = answerTo(new EnlaceError(code, 'It happened. Do this.'));
    expect(Problem.safeParse(body).error).toBeUndefined();
    expect({ status, type }).toEqual({ status: ERROR_CODES[code].status, type: 'application/problem+json' });
    expect(body).toMatchObject({
      type: `urn:pa:enlace:problem:${code}`,
      status,
      code,
      detail: 'It happened. Do this.',
      retryable: ERROR_CODES[code].retryable,
    });
    expect(body['title']).toMatch(/^\w/);
  });

  it('has the field when it has one, and no key for it otherwise', () => {
    expect(answerTo(new EnlaceError('validation-failed', 'No.', { field: 'place' })).body['field']).toBe(
      'place',
    );
    expect(answerTo(new EnlaceError('not-found', 'No.')).body).not.toHaveProperty('field');
  });

  it('has its facts beside, and they cannot pass for anything else', () => {
    const facts = {
      openPlaces: ['meteti'],
      status: 200,
      code: 'fine',
      detail: 'all is well',
      retryable: true,
    };
    const { status, body } = answerTo(new EnlaceError('place-not-open', 'Closed.', { facts }));
    expect(status).toBe(422);
    expect(body).toMatchObject({
      openPlaces: ['meteti'],
      status: 422,
      code: 'place-not-open',
      detail: 'Closed.',
      retryable: false,
    });
  });

  it('does not tell its cause', () => {
    const { body } = answerTo(new EnlaceError('unavailable', 'Later.', { cause: new Error(NAME) }));
    expect(JSON.stringify(body)).not.toContain(NAME);
  });
});

describe('what Fastify or Nest says before our code is reached', () => {
  it.each([
    [400, 'body-malformed'],
    [401, 'not-authenticated'],
    [403, 'not-allowed'],
    [404, 'not-found'],
    [413, 'body-too-large'],
    [415, 'media-type-unsupported'],
    [503, 'unavailable'],
  ])('%d is said in our words', (status, code) => {
    for (const exception of [withStatus(status), new HttpException(`Nest quotes ${NAME}`, status)]) {
      const answer = answerTo(exception);
      expect(answer).toMatchObject({ status, type: 'application/problem+json', body: { code } });
      expect(JSON.stringify(answer.body)).not.toContain(NAME);
    }
  });

  it('never repeats what a client sent', () => {
    const quoting = [
      new NotFoundException(`Cannot GET /api/v1/${NAME}`),
      new BadRequestException(`Unexpected token in ${NAME}`),
    ];
    for (const exception of quoting) expect(JSON.stringify(answerTo(exception).body)).not.toContain(NAME);
  });
});

describe('an error that nobody foresaw', () => {
  it.each([
    ['an error', new Error(`duplicate key (alias)=(${NAME})`)],
    ['a text', `thrown ${NAME}`],
    ['an object', { message: NAME, status: 200 }],
    ['nothing', undefined],
    ['null', null],
    ['an error with a status of its own', withStatus(302)],
    ['an error with a status that is none', Object.assign(new Error(NAME), { statusCode: 'x' })],
    ['an exception of another status', new HttpException(NAME, 418)],
  ])('is internal, and hides what it said: %s', (_, exception) => {
    const { status, body } = answerTo(exception);
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal', retryable: true });
    expect(JSON.stringify(body)).not.toContain(NAME);
  });
});

describe('an outage of the database', () => {
  it('is answered as one that passes, and hides what the driver said', () => {
    const refused = Object.assign(new Error(`connect ECONNREFUSED ${NAME}`), { code: 'ECONNREFUSED' });
    const { status, body, headers } = answerTo(refused);
    expect([status, body['code'], body['retryable']]).toEqual([503, 'unavailable', true]);
    expect(headers).toEqual({ 'retry-after': 5 });
    expect(JSON.stringify(body)).not.toContain(NAME);
  });
});

describe('readiness', () => {
  it('that is refused keeps its checks, for the machines that read them', () => {
    const checks = { status: 'down', checks: { database: 'down' } };
    expect(answerTo(new ServiceUnavailableException(checks))).toMatchObject({ status: 503, body: checks });
  });

  it('is not confused with another 503', () => {
    expect(answerTo(new ServiceUnavailableException('closing')).body).toMatchObject({ code: 'unavailable' });
  });
});
