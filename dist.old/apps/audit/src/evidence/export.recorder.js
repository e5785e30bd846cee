import { composeRecord } from "../../../../libs/agency/src/index.js";
import { appendLeaves } from "../store/leaf.appender.js";
/**
 * Writes into the log who takes a case out of it. The audit is the writer of the log, so this needs no queue and no
 * receipt: when it returns, the leaf is there. What cannot be written is not exported.
 */ export class ExportRecorder {
    constructor(db, codec){
        this.db = db;
        this.codec = codec;
    }
    /** @returns index of the leaf that tells of the export */ async record({ actor, role }, caseCode, format, entries) {
        const data = {
            actor,
            role,
            format,
            entries
        };
        const sealed = this.codec.seal([
            composeRecord('evidence.exported.v1', data, {
                subject: caseCode
            })
        ]);
        const leaves = sealed.map(({ jws })=>({
                ...this.codec.verify(jws),
                jws
            }));
        const appended = await this.db.transaction((tx)=>appendLeaves(leaves, tx));
        return Math.max(...appended.values());
    }
}

//# sourceMappingURL=export.recorder.js.map