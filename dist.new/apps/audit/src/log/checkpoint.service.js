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
import { parseCheckpoint, parseNote } from "../../../../libs/audit/src/index.js";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
import { DataSource } from "typeorm";
import { readCosigned } from "../store/cosigned.store.js";
import { WitnessLoop } from "../witness/witness.loop.js";
import { CheckpointPublisher } from "./checkpoint.publisher.js";
export class CheckpointService {
    constructor(db, publisher, witness){
        this.db = db;
        this.publisher = publisher;
        this.witness = witness;
    }
    /** The log as it is now. Nobody waits for the witness here; it is asked at once, and a later look finds its word. */ async current(caller) {
        authorise(caller, 'log.read');
        const { size, note } = await this.publisher.publish();
        const cosigned = await readCosigned(size, this.db);
        if (!cosigned) this.witness.nudge();
        return viewOf(cosigned?.note ?? note);
    }
    /** The longest log that the witness vouches for. */ async cosigned(caller) {
        authorise(caller, 'log.read');
        const cosigned = await readCosigned(undefined, this.db);
        if (cosigned) return viewOf(cosigned.note);
        throw new EnlaceError('not-found', 'No witness has signed a checkpoint yet. See the check "witness" of /health/ready.');
    }
}
CheckpointService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof CheckpointPublisher === "undefined" ? Object : CheckpointPublisher,
        typeof WitnessLoop === "undefined" ? Object : WitnessLoop
    ])
], CheckpointService);
function viewOf(note) {
    const { origin, size, root } = parseCheckpoint(parseNote(note).text);
    return {
        origin,
        size,
        root: root.toString('base64'),
        note
    };
}

//# sourceMappingURL=checkpoint.service.js.map