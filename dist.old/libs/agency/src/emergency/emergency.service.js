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
import { randomUUID } from "node:crypto";
import { Injectable } from "@nestjs/common";
import { EnlaceError } from "../../../contracts/src/index.js";
import { OutboxWriter, UnitOfWork } from "../../../outbox/src/index.js";
import { authorise } from "../access/permission.table.js";
import { viewedDraft } from "../commands/viewed.draft.js";
import { composeRecord } from "../mailroom/audit.draft.js";
import { ReferralReader } from "../store/referral.reader.js";
import { decideEmergency, insertEmergency, listEmergencies, lockEmergency } from "./emergency.store.js";
/** As many as the list shows. */ const SHOWN = 100;
export class EmergencyService {
    constructor(work, outbox, reader){
        this.work = work;
        this.outbox = outbox;
        this.reader = reader;
    }
    /** Whether there is such a case is not looked up: to ask must not tell which codes are in use. */ async ask(caller, request) {
        authorise(caller, 'emergency.ask');
        const id = randomUUID();
        return this.work.run(async (tx)=>{
            await insertEmergency(id, request, caller, tx);
            return this.tell('asked', caller, await required(id, tx), tx);
        });
    }
    async list(caller) {
        authorise(caller, 'emergency.list');
        return this.work.run(async (tx)=>({
                items: await listEmergencies(SHOWN, tx)
            }));
    }
    /** @throws EnlaceError `not-allowed` for whoever asked, `transition-not-allowed` when it is decided or too late */ async decide(caller, id, decision) {
        authorise(caller, 'emergency.decide');
        if (caller.machine) {
            throw new EnlaceError('not-allowed', 'A program decides nothing here: a second person must log in for it.');
        }
        return this.work.run(async (tx)=>{
            const view = await required(id, tx);
            if (view.askedBy === caller.actor) {
                throw new EnlaceError('not-allowed', 'Nobody decides what they asked for themselves. Ask another head of office or an operator.');
            }
            if (view.state !== 'asked') {
                throw new EnlaceError('transition-not-allowed', `This is ${view.state} already. Ask anew.`);
            }
            await decideEmergency(id, decision, caller, tx);
            return this.tell(decision, caller, await required(id, tx), tx);
        });
    }
    /**
   * The data are read after the log has the reading, in the one transaction that failed if it did not.
   *
   * @throws EnlaceError `not-found` for anybody but whoever asked, and for a code that is none;
   * `transition-not-allowed` unless it is approved and the hour is not over
   */ async read(caller, id) {
        authorise(caller, 'emergency.read');
        const { caseCode } = await this.work.run(async (tx)=>{
            const view = await required(id, tx);
            if (view.askedBy !== caller.actor) throw none();
            if (view.state !== 'approved') {
                throw new EnlaceError('transition-not-allowed', `This is ${view.state}, so nothing is shown.`);
            }
            await this.tell('read', caller, view, tx);
            await this.outbox.post([
                viewedDraft(caller, view.caseCode, 'referral', 'emergency')
            ], tx);
            return view;
        });
        // The bounds that are lifted are those of the office; whoever sent a case still sees no more than a sender does.
        return this.reader.find({
            actor: caller.actor,
            role: caller.role
        }, caseCode);
    }
    async tell(step, { actor, role }, view, tx) {
        const draft = composeRecord('access.escalated.v1', {
            step,
            actor,
            role,
            reason: view.reason,
            operation: view.id
        }, {
            subject: view.caseCode,
            correlationid: view.id
        });
        await this.outbox.post([
            draft
        ], tx);
        return view;
    }
}
EmergencyService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof UnitOfWork === "undefined" ? Object : UnitOfWork,
        typeof OutboxWriter === "undefined" ? Object : OutboxWriter,
        typeof ReferralReader === "undefined" ? Object : ReferralReader
    ])
], EmergencyService);
async function required(id, tx) {
    const view = await lockEmergency(id, tx);
    if (view) return view;
    throw none();
}
function none() {
    return new EnlaceError('not-found', 'There is no such emergency for you. Check the id, or ask anew.', {
        field: 'id'
    });
}

//# sourceMappingURL=emergency.service.js.map