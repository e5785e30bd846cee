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
import { TreeFrontier, consistencyProof, inclusionProof } from "../../../../libs/audit/src/index.js";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
import { DataSource } from "typeorm";
import { readHead } from "../store/head.store.js";
import { nodeReader } from "../store/node.store.js";
import { findEntry } from "../query/entry.finder.js";
export class ProofService {
    constructor(db){
        this.db = db;
    }
    /** Of the log at the size of the checkpoint that the asker holds, or as it is now. */ async inclusion(caller, messageId, { size, source }) {
        authorise(caller, 'log.read');
        const { leaf } = await findEntry(messageId, source, this.db);
        const head = await this.headCovering(size, 'size');
        const asked = size ?? head.size;
        const readNodes = nodeReader(this.db);
        const path = await inclusionProof(leaf, asked, readNodes);
        const frontier = asked === head.size ? head : await TreeFrontier.restore(asked, readNodes);
        return {
            leaf,
            size: asked,
            root: frontier.root().toString('base64'),
            path: path.map(base64)
        };
    }
    async consistency(caller, { from, to }) {
        authorise(caller, 'log.read');
        await this.headCovering(to, 'to');
        const path = await consistencyProof(from, to, nodeReader(this.db));
        return {
            from,
            to,
            path: path.map(base64)
        };
    }
    async headCovering(size, field) {
        const head = await readHead(this.db);
        if (size === undefined || size <= head.size) return head;
        throw new EnlaceError('validation-failed', 'The log is not that long yet. Ask for a size it has reached.', {
            field,
            facts: {
                size: head.size
            }
        });
    }
}
ProofService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource
    ])
], ProofService);
function base64(hash) {
    return hash.toString('base64');
}

//# sourceMappingURL=proof.service.js.map