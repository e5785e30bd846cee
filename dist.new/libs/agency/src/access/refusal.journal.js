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
import { createHmac, randomBytes } from "node:crypto";
import { Injectable, Logger } from "@nestjs/common";
import { UnitOfWork } from "../../../outbox/src/index.js";
import { composeRecord } from "../mailroom/audit.draft.js";
import { AuditTeller } from "../mailroom/audit.teller.js";
import { Repetition } from "../mailroom/repetition.js";
const CODES = [
    'not-authenticated',
    'login-failed',
    'not-allowed',
    'origin-not-allowed',
    'too-many-requests'
];
export const REFUSAL_KINDS = 50;
const MINUTE = 60_000;
export function isRefusal(code) {
    return CODES.includes(code);
}
export class RefusalJournal {
    constructor(work, audit){
        this.work = work;
        this.audit = audit;
        this.logger = new Logger('Access');
        this.pending = new Map();
        /** An IPv4 address is found from its bare hash in a minute. */ this.secret = randomBytes(32);
        this.repetition = new Repetition(()=>this.tellRepeated(), MINUTE, ()=>undefined);
    }
    onApplicationBootstrap() {
        this.repetition.start();
    }
    async beforeApplicationShutdown() {
        await this.repetition.stop();
        await this.tellRepeated();
    }
    async note(code, request) {
        const { principal } = request;
        const who = principal ? {
            actor: principal.actor,
            role: principal.role
        } : {
            address: createHmac('sha256', this.secret).update(request.ip).digest('base64url').slice(0, 22)
        };
        const refused = {
            code,
            action: `${request.method} ${request.routeOptions.url ?? ''}`.slice(0, 100),
            ...who
        };
        const [key, kept] = this.kindOf(refused);
        const known = this.pending.get(key);
        if (known) {
            known.from = known.count === 0 ? Date.now() : known.from;
            known.count += 1;
            return;
        }
        const now = Date.now();
        // Counted before it is told, so that a flood in this instant is one kind already.
        const first = {
            refused: kept,
            count: 0,
            from: now
        };
        this.pending.set(key, first);
        if (!await this.tell([
            {
                ...kept,
                ...span(1, now)
            }
        ])) first.count += 1;
    }
    /** Ends a minute. What cannot be told now is told with the next. */ async tellRepeated() {
        const due = [
            ...this.pending.values()
        ].filter(({ count })=>count > 0);
        const told = due.map(({ refused, count, from })=>({
                ...refused,
                ...span(count, from)
            }));
        if (told.length > 0 && !await this.tell(told)) return;
        for (const [index, pending] of due.entries())pending.count -= told[index]?.count ?? 0;
        for (const [key, { count }] of this.pending)if (count === 0) this.pending.delete(key);
    }
    kindOf(refused) {
        const key = JSON.stringify(refused);
        const full = this.pending.size >= REFUSAL_KINDS && !this.pending.has(key);
        return full ? [
            refused.code,
            {
                code: refused.code
            }
        ] : [
            key,
            refused
        ];
    }
    async tell(refusals) {
        try {
            const drafts = refusals.map((refused)=>composeRecord('access.refused.v1', refused));
            await this.work.run((tx)=>this.audit.tell(drafts, tx));
            return true;
        } catch (error) {
            const name = error instanceof Error ? error.name : 'unknown error';
            this.logger.warn(`A refusal could not be told to the log (${name}); it is told within a minute or two.`);
            return false;
        }
    }
}
RefusalJournal = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof UnitOfWork === "undefined" ? Object : UnitOfWork,
        typeof AuditTeller === "undefined" ? Object : AuditTeller
    ])
], RefusalJournal);
function span(count, from) {
    return {
        count,
        from: new Date(from).toISOString(),
        until: new Date().toISOString()
    };
}

//# sourceMappingURL=refusal.journal.js.map