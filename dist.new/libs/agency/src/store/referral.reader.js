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
import { Inject, Injectable } from "@nestjs/common";
import { EnlaceError } from "../../../contracts/src/index.js";
import { RecordVault } from "../../../security/src/index.js";
import { DataSource } from "typeorm";
import { authorise, sidesOf } from "../access/permission.table.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { presentSummary, presentTimeline, presentView } from "./referral.presenter.js";
import { REFERRAL_COLUMNS, openContent } from "./referral.store.js";
import { requireVisible } from "./referral.visibility.js";
/**
 * The carrying message lies in the outbox of who sent it and in the inbox of who received it; its audit copy is the
 * outbox row, or that of the receipt that answered it. A refusal is an answer too, and no delivery. What the inbox has
 * forgotten by now it forgot because its receipt was audited.
 */ const DELIVERED_ROWS = `
  SELECT referral.*,
    CASE WHEN direction = 'received' THEN "createdAt" WHEN sent.refusal IS NULL THEN sent.answered_at END AS "deliveredAt",
    (tapped.answer_id IS NOT NULL AND tapped.refusal IS NULL)
      OR (direction = 'received' AND arrived.id IS NULL) AS audited,
    sent.refusal
  FROM (SELECT ${REFERRAL_COLUMNS}, position FROM referral) referral
  LEFT JOIN outbox_answer sent
    ON direction = 'sent' AND sent.message_id = "messageId" AND sent.destination = agency
  LEFT JOIN inbox_message arrived
    ON direction = 'received' AND arrived.sender = agency AND arrived.id = "messageId"
  LEFT JOIN outbox_answer tapped
    ON tapped.message_id = coalesce(arrived.answer_id, "messageId") AND tapped.destination = 'audit'`;
export class ReferralReader {
    constructor(dataSource, vault, config){
        this.dataSource = dataSource;
        this.vault = vault;
        this.config = config;
    }
    async list(caller, query) {
        authorise(caller, 'referral.list');
        if (!sidesOf(caller.role).includes(query.direction)) {
            throw new EnlaceError('not-allowed', 'Your role may not list this side.', {
                field: 'direction'
            });
        }
        const office = query.direction === 'received' ? caller.office ?? query.office : query.office;
        if (query.office !== undefined && office !== query.office) return {
            items: [],
            next: null
        };
        const rows = await this.dataSource.query(`${DELIVERED_ROWS}
       WHERE direction = $1 AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR office = $3)
         AND ($4::text IS NULL OR agency = $4) AND ($5::bigint IS NULL OR position < $5)
       ORDER BY position DESC LIMIT $6`, [
            query.direction,
            query.status ?? null,
            office ?? null,
            query.agency ?? null,
            readCursor(query.cursor),
            query.limit + 1
        ]);
        const page = rows.slice(0, query.limit);
        const last = page.at(-1);
        return {
            items: page.map(presentSummary),
            next: rows.length > query.limit && last ? writeCursor(last.position) : null
        };
    }
    async find(caller, caseCode) {
        authorise(caller, 'referral.read');
        const row = await this.row(caller, caseCode);
        const content = row.direction === 'received' ? await openContent(row, this.vault) : null;
        return presentView(row, content, this.config.party);
    }
    async timeline(caller, caseCode) {
        authorise(caller, 'referral.read');
        const row = await this.row(caller, caseCode);
        const events = await this.dataSource.query('SELECT type, at, agency, actor, status, reason FROM referral_timeline WHERE case_code = $1 ORDER BY id', [
            caseCode
        ]);
        return presentTimeline(row, events);
    }
    async row(caller, caseCode) {
        const [row] = await this.dataSource.query(`${DELIVERED_ROWS} WHERE "caseCode" = $1`, [
            caseCode
        ]);
        return requireVisible(caller, row);
    }
}
ReferralReader = _ts_decorate([
    Injectable(),
    _ts_param(2, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof RecordVault === "undefined" ? Object : RecordVault,
        typeof Pick === "undefined" ? Object : Pick
    ])
], ReferralReader);
/** A cursor is opaque to clients, so that what orders the list may change. */ function writeCursor(position) {
    return Buffer.from(`p${position}`).toString('base64url');
}
function readCursor(cursor) {
    if (cursor === undefined) return null;
    const position = /^p(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
    if (position !== undefined) return position;
    throw new EnlaceError('cursor-invalid', 'The cursor is not one of ours. Start from the first page.', {
        field: 'cursor'
    });
}

//# sourceMappingURL=referral.reader.js.map