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
import { Injectable } from "@nestjs/common";
import { Departures } from "../../../outbox/src/index.js";
import { RecordVault } from "../../../security/src/index.js";
import { OWNER } from "./data.key.owner.js";
export class RecordEraser {
    constructor(vault, departures){
        this.vault = vault;
        this.departures = departures;
    }
    /**
   * The flag that a case came from goes with it, and the answer to the officer's device, for both hold the same person;
   * the other referrals of the flag have keys of their own and go on. What is left says that the case was: code,
   * agencies, states, times, who did what. Each erasure is told to the other side, so it counts one message.
   */ async erase(rows, at, tx) {
        const codes = rows.map((row)=>row.caseCode);
        await tx.query(`UPDATE referral SET data_key = NULL, content = NULL, erased_at = $2, sequence_out = sequence_out + 1
       WHERE case_code = ANY($1::text[])`, [
            codes,
            at
        ]);
        await tx.query('UPDATE referral_event SET note = NULL WHERE case_code = ANY($1::text[]) AND note IS NOT NULL', [
            codes
        ]);
        this.forget(codes.map(OWNER.referral), tx);
        await this.eraseFlags(rows.flatMap((row)=>row.flagId ?? []), tx);
    }
    /** Flags alone: what the officer recorded, and the stored answer to the device. Their referrals stay. */ async eraseFlags(flags, tx) {
        if (flags.length === 0) return;
        const requests = await eraseFlags(flags, tx);
        const keys = requests.map(({ actor, key })=>OWNER.request(actor, key));
        this.forget([
            ...flags.map(OWNER.flag),
            ...keys
        ], tx);
    }
    forget(owners, tx) {
        // After the commit: until then a reader may open the row again.
        this.departures.tell(()=>{
            for (const owner of owners)this.vault.forget(owner);
        }, tx);
    }
}
RecordEraser = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof RecordVault === "undefined" ? Object : RecordVault,
        typeof Departures === "undefined" ? Object : Departures
    ])
], RecordEraser);
async function eraseFlags(flags, tx) {
    const officers = await tx.query('SELECT id, officer FROM flag WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
        flags
    ]);
    await tx.query('UPDATE flag SET data_key = NULL, content = NULL WHERE id = ANY($1::uuid[])', [
        flags
    ]);
    const requests = await tx.query(`SELECT actor, key FROM idempotency_key request JOIN unnest($1::text[], $2::uuid[]) AS known (officer, flag)
       ON request.actor = known.officer AND request.flag_id = known.flag ORDER BY 1, 2 FOR UPDATE OF request`, [
        officers.map(({ officer })=>officer),
        officers.map(({ id })=>id)
    ]);
    await tx.query(`UPDATE idempotency_key request SET data_key = NULL, answer = NULL
     FROM unnest($1::text[], $2::text[]) AS known (actor, key)
     WHERE request.actor = known.actor AND request.key = known.key`, [
        requests.map(({ actor })=>actor),
        requests.map(({ key })=>key)
    ]);
    return requests;
}

//# sourceMappingURL=record.eraser.js.map