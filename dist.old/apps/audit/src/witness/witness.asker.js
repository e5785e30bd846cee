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
import { createPublicKey } from "node:crypto";
import { Injectable, Logger } from "@nestjs/common";
import { consistencyProof, verifyCheckpoint } from "../../../../libs/audit/src/index.js";
import { DataSource } from "typeorm";
import { CheckpointPublisher } from "../log/checkpoint.publisher.js";
import { LOG_ORIGIN, LogSigner } from "../log/log.signer.js";
import { keepCosigned, keepRefusal, readCosigned } from "../store/cosigned.store.js";
import { nodeReader } from "../store/node.store.js";
import { askWitness } from "./witness.client.js";
import { whileLeased } from "./witness.lease.js";
export class WitnessAsker {
    constructor(db, publisher, signer, settings){
        this.db = db;
        this.publisher = publisher;
        this.signer = signer;
        this.settings = settings;
        this.logger = new Logger('Witness');
    }
    /** Whether there is a witness to ask. */ get hasWitness() {
        return this.settings !== undefined;
    }
    /** @throws whatever keeps the witness from answering; a refusal is kept, and is no error */ async ask() {
        const { settings } = this;
        if (!settings) return;
        await whileLeased(this.db, async ()=>{
            const checkpoint = await this.publisher.publish();
            const last = (await readCosigned(undefined, this.db))?.size ?? 0;
            if (checkpoint.size === 0 || checkpoint.size <= last) return;
            await this.settle(checkpoint, last, settings);
        });
    }
    async settle(checkpoint, oldSize, settings) {
        const word = await this.askFrom(oldSize, checkpoint, settings);
        // Its last answer was lost on the way, or our copy of it: from where it stands, if that is within our log.
        const again = word.kind === 'elsewhere' && word.size !== oldSize && word.size <= checkpoint.size ? await this.askFrom(word.size, checkpoint, settings) : word;
        if (again.kind === 'cosigned') await this.keep(checkpoint, again.lines, settings);
        else await this.refused(checkpoint, again);
    }
    async askFrom(oldSize, { size, note }, { url }) {
        const proof = await consistencyProof(oldSize, size, nodeReader(this.db));
        return askWitness(url, {
            oldSize,
            proof,
            note
        });
    }
    async keep({ size, note }, lines, { key }) {
        const log = {
            name: LOG_ORIGIN,
            publicKey: createPublicKey(this.signer.privateKey)
        };
        const cosigned = note + lines;
        const { cosignatures } = verifyCheckpoint(cosigned, LOG_ORIGIN, [
            log,
            key
        ]);
        if (cosignatures.length === 0) throw new Error('The witness signed with a key that is not pinned');
        await keepCosigned({
            size,
            note: cosigned
        }, this.db);
    }
    async refused({ size }, word) {
        const status = word.kind === 'refused' ? word.status : 409;
        const witnessedSize = word.kind === 'elsewhere' ? word.size : undefined;
        await keepRefusal({
            status,
            size,
            witnessedSize
        }, this.db);
        this.logger.error({
            status,
            size,
            witnessedSize
        }, 'The witness refused to sign our checkpoint: it knows another history. See the runbook, witness-alarm.');
    }
}
WitnessAsker = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof CheckpointPublisher === "undefined" ? Object : CheckpointPublisher,
        typeof LogSigner === "undefined" ? Object : LogSigner,
        Object
    ])
], WitnessAsker);

//# sourceMappingURL=witness.asker.js.map