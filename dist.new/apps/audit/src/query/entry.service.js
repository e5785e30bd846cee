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
import { DataSource } from "typeorm";
import { countLeaves, readCase } from "../store/leaf.reader.js";
import { readCursor, writeCursor } from "./entry.cursor.js";
import { findEntry } from "./entry.finder.js";
export class EntryService {
    constructor(db){
        this.db = db;
    }
    async list(caller, query) {
        authorise(caller, 'log.read');
        // All pages are of the log as it was at the first: a message that comes between two of them may bring an answer
        // along that lies behind the cursor, and a reader would hold the one without the other.
        const range = query.cursor === undefined ? {
            from: 0,
            size: await countLeaves(this.db)
        } : readCursor(query.cursor);
        // One more than asked for tells whether there is a next page, and where it starts.
        const entries = await readCase(query.subject, range, query.limit + 1, this.db);
        const following = entries.at(query.limit);
        const next = following ? writeCursor({
            from: following.leaf,
            size: range.size
        }) : null;
        return {
            items: entries.slice(0, query.limit),
            next
        };
    }
    async find(caller, messageId, { source }) {
        authorise(caller, 'log.read');
        return findEntry(messageId, source, this.db);
    }
}
EntryService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource
    ])
], EntryService);

//# sourceMappingURL=entry.service.js.map