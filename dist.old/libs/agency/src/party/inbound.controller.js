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
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { Controller, Logger } from "@nestjs/common";
import { Ctx, Payload } from "@nestjs/microservices";
import { EVENT_TYPES, EnlaceError } from "../../../contracts/src/index.js";
import { InboxProcessor } from "../../../outbox/src/index.js";
import { withLogFields } from "../../../platform/src/index.js";
import { ANY_PATTERN, BullMqContext, OnJob } from "../../../transport/src/index.js";
import { ExchangeWatch } from "../operations/exchange.watch.js";
export class InboundController {
    constructor(inbox, watch){
        this.inbox = inbox;
        this.watch = watch;
        this.logger = new Logger('Inbox');
    }
    async receive(job, context) {
        try {
            await withLogFields(fieldsOf(job, context), ()=>this.handle(job));
            this.watch.onJob('done');
        } catch (error) {
            this.watch.onJob('failed');
            throw withoutQuotes(error);
        }
    }
    async handle(job) {
        await this.inbox.process(job);
        this.logger.debug('A job was handled');
    }
}
_ts_decorate([
    OnJob(...EVENT_TYPES, ANY_PATTERN),
    _ts_param(0, Payload()),
    _ts_param(1, Ctx()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        Object,
        typeof BullMqContext === "undefined" ? Object : BullMqContext
    ]),
    _ts_metadata("design:returntype", Promise)
], InboundController.prototype, "receive", null);
InboundController = _ts_decorate([
    Controller(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof InboxProcessor === "undefined" ? Object : InboxProcessor,
        typeof ExchangeWatch === "undefined" ? Object : ExchangeWatch
    ])
], InboundController);
/**
 * What ties the log lines of a job together. Whoever reaches the broker may write a job, so its id is taken for one only
 * when it looks like ours: a message and an attempt.
 */ function fieldsOf(job, context) {
    const id = /^[0-9a-f-]{36}-\d{1,9}$/.exec(context.getJob().id ?? '')?.[0] ?? 'foreign';
    const messages = typeof job === 'object' && job !== null && 'messages' in job ? job.messages : undefined;
    return {
        job: id,
        messages: Array.isArray(messages) ? messages.length : 0
    };
}
/**
 * The broker keeps the message of an error with the job, and a database quotes the value it could not store, which may
 * be a name: what leaves here says what failed and where, never with which words.
 */ function withoutQuotes(error) {
    if (!(error instanceof Error) || error instanceof EnlaceError) return error;
    const { name, code, stack } = error;
    const safe = new Error(`The inbox could not take the job (${name}). It is tried again.`);
    const frames = (stack ?? '').split('\n').filter((line)=>/^\s+at /.test(line));
    return Object.assign(safe, {
        name,
        code,
        stack: [
            `${name}: ${safe.message}`,
            ...frames
        ].join('\n')
    });
}

//# sourceMappingURL=inbound.controller.js.map