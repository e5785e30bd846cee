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
import { Inject, Injectable, Logger } from "@nestjs/common";
import { cosign, emptyRoot, judgeCheckpoint, parseWitnessRequest, verifyCheckpoint } from "../../../../libs/audit/src/index.js";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
import { DataSource } from "typeorm";
import { raiseAlarm } from "../alarm/alarm.store.js";
import { WITNESS_CONFIG } from "../witness.config.js";
import { keepSigned, lockLast, wasSigned } from "./cosigned.store.js";
export class CheckpointWitness {
    constructor(db, config){
        this.db = db;
        this.config = config;
        this.logger = new Logger('Witness');
    }
    async add(body) {
        const request = typeof body === 'string' ? wellFormed(()=>parseWitnessRequest(body)) : undefined;
        if (!request) return {
            status: 400
        };
        const origin = request.note.split('\n', 1)[0] ?? '';
        const keys = this.config.logs.filter(({ name })=>name === origin);
        if (keys.length === 0) return {
            status: 404
        };
        let checkpoint;
        try {
            ({ checkpoint } = verifyCheckpoint(request.note, origin, keys));
        } catch (error) {
            if (!(error instanceof EnlaceError)) throw error;
            return {
                status: error.code === 'message-malformed' ? 400 : 403
            };
        }
        const { answer, alarm } = await this.db.transaction((tx)=>this.judge(checkpoint, request, tx));
        // Told when it is committed: an alarm that was undone would be told and not be there.
        if (alarm) this.sound(alarm, checkpoint.size);
        return answer;
    }
    async judge(checkpoint, request, tx) {
        const last = await lockLast(checkpoint.origin, emptyRoot, tx);
        const judgement = judgeCheckpoint(last, checkpoint, request, await wasSigned(checkpoint, tx));
        if (judgement.sign) {
            const at = Math.floor(Date.now() / 1_000);
            const cosignature = cosign(request.note, this.config.signer, at);
            await keepSigned(checkpoint, request.note + cosignature, at, tx);
            return {
                answer: {
                    status: 200,
                    cosignature
                }
            };
        }
        const { status, alarm } = judgement;
        if (alarm) await raiseAlarm(alarm, checkpoint, request.note, last, tx);
        return {
            answer: status === 409 ? {
                status,
                size: last.size
            } : {
                status
            },
            ...alarm && {
                alarm
            }
        };
    }
    sound(alarm, size) {
        this.logger.error({
            alarm,
            size
        }, 'A log showed a checkpoint that contradicts what was signed. Nothing was signed. See the runbook, witness-alarm.');
    }
}
CheckpointWitness = _ts_decorate([
    Injectable(),
    _ts_param(1, Inject(WITNESS_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof Pick === "undefined" ? Object : Pick
    ])
], CheckpointWitness);
function wellFormed(read) {
    try {
        return read();
    } catch (error) {
        if (error instanceof EnlaceError) return undefined;
        throw error;
    }
}

//# sourceMappingURL=checkpoint.witness.js.map