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
import { authorise } from "../../../../libs/agency/src/index.js";
import { consistencyProof, inclusionProof } from "../../../../libs/audit/src/index.js";
import { EVIDENCE_LIMITS, EnlaceError } from "../../../../libs/contracts/src/index.js";
import { within } from "../../../../libs/platform/src/index.js";
import { DataSource } from "typeorm";
import { CheckpointPublisher } from "../log/checkpoint.publisher.js";
import { LOG_ORIGIN } from "../log/log.signer.js";
import { readCosigned } from "../store/cosigned.store.js";
import { countLeaves, readCase } from "../store/leaf.reader.js";
import { nodeReader } from "../store/node.store.js";
import { WitnessLoop } from "../witness/witness.loop.js";
import { ExportRecorder } from "./export.recorder.js";
import { PublicKeys } from "./public.keys.js";
const FORMAT = 'enlace-evidence/1';
/** How long an export waits for the word of the witness. Without it the pack says what it has. Milliseconds. */ const WITNESS_PATIENCE = 5_000;
export class EvidenceService {
    constructor(db, publisher, witness, recorder, keys){
        this.db = db;
        this.publisher = publisher;
        this.witness = witness;
        this.recorder = recorder;
        this.keys = keys;
    }
    async export(caller, caseCode) {
        authorise(caller, 'evidence.export');
        const found = await this.entriesOf(caseCode, await countLeaves(this.db));
        if (found.length === 0) throw new EnlaceError('not-found', 'The log has nothing about such a case.');
        // Before anything leaves: the export is in the log that it shows.
        const leaf = await this.recorder.record(caller, caseCode, FORMAT, found.length);
        const { size, ...checkpoints } = await this.checkpointOver(leaf);
        const entries = await this.entriesOf(caseCode, size);
        return {
            format: FORMAT,
            caseCode,
            exportedAt: new Date().toISOString(),
            origin: LOG_ORIGIN,
            ...checkpoints,
            keys: this.keys.read(),
            entries: await this.prove(entries, size)
        };
    }
    /** The checkpoint to which all proofs lead: one with the word of the witness, if it can be had in time. */ async checkpointOver(leaf) {
        // A question that was under way may have been about a shorter log; then there is a second one.
        for(let turn = 0; turn < 2; turn += 1){
            await within(WITNESS_PATIENCE, this.witness.turn()).catch(()=>undefined);
            const cosigned = await readCosigned(undefined, this.db);
            if (cosigned && cosigned.size > leaf) return {
                size: cosigned.size,
                checkpoint: cosigned.note
            };
        }
        const { size, note } = await this.publisher.publish();
        const earlier = await readCosigned(undefined, this.db);
        if (!earlier) return {
            size,
            checkpoint: note
        };
        const path = await consistencyProof(earlier.size, size, nodeReader(this.db));
        return {
            size,
            checkpoint: note,
            witnessed: {
                checkpoint: earlier.note,
                consistency: path.map(base64)
            }
        };
    }
    async entriesOf(caseCode, size) {
        const entries = await readCase(caseCode, {
            from: 0,
            size
        }, EVIDENCE_LIMITS.entries + 1, this.db);
        const bytes = entries.reduce((sum, { message })=>sum + message.length, 0);
        if (entries.length <= EVIDENCE_LIMITS.entries && bytes <= EVIDENCE_LIMITS.bytes) return entries;
        throw new EnlaceError('validation-failed', 'The case has more entries than one pack holds. Read them page by page at /api/v1/entries, with their proofs.', {
            field: 'caseCode',
            facts: {
                entries: EVIDENCE_LIMITS.entries,
                bytes: EVIDENCE_LIMITS.bytes
            }
        });
    }
    async prove(entries, size) {
        const proved = [];
        // One after the other: an export is nobody's hurry, and the log has others to serve.
        for (const { leaf, message } of entries){
            const path = await inclusionProof(leaf, size, nodeReader(this.db));
            proved.push({
                leaf,
                message,
                path: path.map(base64)
            });
        }
        return proved;
    }
}
EvidenceService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof CheckpointPublisher === "undefined" ? Object : CheckpointPublisher,
        typeof WitnessLoop === "undefined" ? Object : WitnessLoop,
        typeof ExportRecorder === "undefined" ? Object : ExportRecorder,
        typeof PublicKeys === "undefined" ? Object : PublicKeys
    ])
], EvidenceService);
function base64(hash) {
    return hash.toString('base64');
}

//# sourceMappingURL=evidence.service.js.map