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
import { createHash, randomBytes } from "node:crypto";
import { Inject, Injectable } from "@nestjs/common";
import { DataSource } from "typeorm";
import { PARTY_CONFIG } from "../party/party.config.js";
export class SessionStore {
    constructor(dataSource, { oidc }){
        this.dataSource = dataSource;
        this.idle = `${oidc?.session.idleMinutes ?? 0} minutes`;
        this.whole = `${oidc?.session.hours ?? 0} hours`;
    }
    /**
   * Always a new id: one that was known before the login must be worth nothing after it. The session that it takes the
   * place of ends.
   */ async begin({ actor, role, office }, idToken, replaced) {
        const id = randomBytes(32).toString('base64url');
        await this.dataSource.transaction(async (tx)=>{
            await tx.query(`DELETE FROM access_session WHERE ends_at <= now() OR seen_at <= now() - $1::interval OR id_hash = $2`, [
                this.idle,
                hashOf(replaced ?? '')
            ]);
            await tx.query(`INSERT INTO access_session (id_hash, actor, role, office, id_token, began_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, now(), now(), now() + $6::interval)`, [
                hashOf(id),
                actor,
                role,
                office ?? null,
                idToken,
                this.whole
            ]);
        });
        return id;
    }
    /** A session that is asked for is in use; written down once a minute, not with every request. */ async find(id) {
        const [row] = await this.dataSource.query(`SELECT actor, role, office, ends_at, seen_at < now() - interval '1 minute' AS stale FROM access_session
       WHERE id_hash = $1 AND ends_at > now() AND seen_at > now() - $2::interval`, [
            hashOf(id),
            this.idle
        ]);
        if (!row) return undefined;
        if (row.stale) await this.dataSource.query('UPDATE access_session SET seen_at = now() WHERE id_hash = $1', [
            hashOf(id)
        ]);
        const { actor, role, office, ends_at: endsAt } = row;
        return {
            principal: {
                actor,
                role,
                ...office !== null && {
                    office
                }
            },
            endsAt
        };
    }
    /** @returns the ID token, by which the provider knows whose session to end */ async end(id) {
        const [rows] = await this.dataSource.query('DELETE FROM access_session WHERE id_hash = $1 RETURNING id_token', [
            hashOf(id)
        ]);
        return rows[0]?.id_token;
    }
}
SessionStore = _ts_decorate([
    Injectable(),
    _ts_param(1, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof Pick === "undefined" ? Object : Pick
    ])
], SessionStore);
function hashOf(id) {
    return createHash('sha256').update(id).digest();
}

//# sourceMappingURL=session.store.js.map