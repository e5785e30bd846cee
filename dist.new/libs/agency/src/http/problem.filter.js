function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
import { Catch, HttpException, Logger } from "@nestjs/common";
import { ERROR_CODES, EnlaceError } from "../../../contracts/src/index.js";
import { isDatabaseOutage, within } from "../../../platform/src/index.js";
import { isRefusal } from "../access/refusal.journal.js";
import { sendProblem, titleOf } from "./problem.document.js";
/** Milliseconds that a refusal waits for the log to be told. */ const PATIENCE = 2_000;
/** What Fastify and Nest say before our code is reached, in our words. */ const HTTP_CODES = {
    400: 'body-malformed',
    401: 'not-authenticated',
    403: 'not-allowed',
    404: 'not-found',
    413: 'body-too-large',
    415: 'media-type-unsupported',
    429: 'too-many-requests',
    503: 'unavailable'
};
export class ProblemFilter {
    /** @param journal where refusals of people are told; none in a test of answers alone */ constructor(journal){
        this.journal = journal;
        this.logger = new Logger('Http');
    }
    catch(exception, host) {
        const reply = host.switchToHttp().getResponse();
        if (isHealth(exception)) {
            void reply.status(503).send(exception.getResponse());
            return;
        }
        const error = toEnlaceError(exception);
        if (error.code === 'internal') this.logger.error({
            err: exception
        }, 'An unforeseen error was answered as internal');
        if (!this.journal || !isRefusal(error.code)) {
            void sendProblem(reply, error);
            return;
        }
        // The refusal is told first; a database that is away keeps nobody waiting long for a no, and is told later.
        const request = host.switchToHttp().getRequest();
        void within(PATIENCE, this.journal.note(error.code, request)).catch(()=>undefined).finally(()=>void sendProblem(reply, error));
    }
}
ProblemFilter = _ts_decorate([
    Catch(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Pick === "undefined" ? Object : Pick
    ])
], ProblemFilter);
function toEnlaceError(exception) {
    if (exception instanceof EnlaceError) return exception;
    if (isDatabaseOutage(exception)) return new EnlaceError('unavailable', 'The database is away, so nothing was changed. Send it again later.');
    const status = statusOf(exception);
    const code = status === undefined ? undefined : HTTP_CODES[status];
    if (code === undefined) return new EnlaceError('internal', 'The request failed here and changed nothing. Try again later.');
    return new EnlaceError(code, `${titleOf(code)} (${ERROR_CODES[code].status}).`);
}
/** Fastify's own errors carry `statusCode`; Nest's are exceptions with a status. */ function statusOf(exception) {
    if (exception instanceof HttpException) return exception.getStatus();
    if (exception instanceof Error && 'statusCode' in exception) return Number(exception.statusCode);
    return undefined;
}
/** Readiness answers 503 with its checks, for machines that read them. */ function isHealth(exception) {
    if (!(exception instanceof HttpException) || exception.getStatus() !== 503) return false;
    const body = exception.getResponse();
    return typeof body === 'object' && 'checks' in body;
}

//# sourceMappingURL=problem.filter.js.map