import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Options } from 'pino-http';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Structured logs to standard output. A request is logged as its method, its route and its outcome: never its body,
 * its headers or its query, and the path with codes replaced, because a log is read by people who may not read cases.
 */
export function createLoggingModule(service: string, level: LogLevel): DynamicModule {
  const pinoHttp: Options = {
    level,
    base: { service },
    redact: { paths: ['req.headers', 'res.headers', 'err.config'], remove: true },
    autoLogging: { ignore: (request) => request.url?.startsWith('/health') ?? false },
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: withoutCodes(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: describeError,
    },
  };
  return LoggerModule.forRoot({ pinoHttp });
}

function withoutCodes(url: string): string {
  return url.split('?', 1)[0]?.replace(/\/[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z](?=\/|$)/gi, '/:caseCode') ?? '';
}

/**
 * An error as a log may hold it: its class, its code and where it was thrown. Not its message: a database quotes the
 * value it could not store, and that value may be a name.
 */
function describeError(error: Error & { readonly code?: unknown }): object {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, code: error.code, stack: frames.join('\n') };
}
