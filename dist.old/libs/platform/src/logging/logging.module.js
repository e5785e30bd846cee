import { Logger, LoggerModule, PinoLogger } from "nestjs-pino";
import { logFields } from "./log.context.js";
export const LOG_LEVELS = [
    'fatal',
    'error',
    'warn',
    'info',
    'debug',
    'trace',
    'silent'
];
/**
 * Structured logs to standard output. A request is logged as its method, its route and its outcome: never its body,
 * its headers or its query, and the path with codes replaced, because a log is read by people who may not read cases.
 */ export function createLoggingModule(level) {
    return LoggerModule.forRoot(paramsOf(level));
}
/** The same for Nest itself, from its first line on: a line that is kept for later is written by whoever comes then. */ export function createLogger(level) {
    const params = paramsOf(level);
    return new Logger(new PinoLogger(params), params);
}
function paramsOf(level) {
    const pinoHttp = {
        level,
        // No fields for all of the process: of what service a line is, `withLogFields` says.
        base: null,
        mixin: logFields,
        redact: {
            paths: [
                'req.headers',
                'res.headers',
                'err.config'
            ],
            remove: true
        },
        autoLogging: {
            ignore: (request)=>/^\/(health|metrics)\b/.test(request.originalUrl ?? request.url ?? '')
        },
        serializers: {
            req: (request)=>({
                    id: request.id,
                    method: request.method,
                    path: withoutCodes(request.url)
                }),
            res: (response)=>({
                    status: response.statusCode
                }),
            err: describeError
        },
        hooks: {
            // Left without a text, pino takes the error's message for one.
            logMethod (args, method) {
                const [first, text] = args;
                if (typeof first === 'string' || text !== undefined) method.apply(this, args);
                else method.call(this, first, 'An error was reported');
            }
        }
    };
    // The module's own default of all routes matches none under Fastify, and then no request is logged.
    return {
        pinoHttp,
        forRoutes: [
            '*path'
        ]
    };
}
/** Words of our own addresses: lower case, or a version, or a short number. */ const PLAIN = /^(\.?[a-z][a-z.-]*|v\d+|\d{1,8})?$/;
/**
 * People type codes without dashes, with spaces, in lower case, so a code has no one look: what follows `referrals`,
 * `entries` or `evidence` is one, and so is whatever does not look like a word of ours.
 */ function withoutCodes(url) {
    const segments = url.split('?', 1)[0]?.split('/') ?? [];
    return segments.map((segment, index)=>PLAIN.test(segment) && (segment === '' || !/^(referrals|entries|evidence)$/.test(segments[index - 1] ?? '')) ? segment : ':code').join('/');
}
/**
 * An error as a log may hold it: its class, its code and where it was thrown. Not its message: a database quotes the
 * value it could not store, and that value may be a name. pino-http hands it over already described, its class as `type`.
 */ function describeError(error) {
    const frames = (error.stack ?? '').split('\n').filter((line)=>/^\s+at /.test(line));
    return {
        type: error.type ?? error.name,
        code: error.code,
        stack: frames.join('\n')
    };
}

//# sourceMappingURL=logging.module.js.map