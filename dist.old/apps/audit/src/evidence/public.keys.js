import { createPublicKey } from "node:crypto";
import { formatVerifierKey } from "../../../../libs/audit/src/index.js";
import { PARTY_IDS } from "../../../../libs/contracts/src/index.js";
import { loadJsonFile } from "../../../../libs/platform/src/index.js";
import * as z from "zod";
import { LOG_ORIGIN } from "../log/log.signer.js";
const DirectoryFile = z.object({
    parties: z.partialRecord(z.enum(PARTY_IDS), z.object({
        keys: z.array(z.object({
            kid: z.string(),
            use: z.string(),
            x: z.string(),
            until: z.iso.datetime().optional(),
            revoked: z.iso.datetime().optional()
        }))
    }))
});
/**
 * The keys that go into a pack, for whoever has none of his own to compare them with. Read when they are asked for: what
 * was pinned since the start belongs in the pack as well.
 */ export class PublicKeys {
    constructor(directoryFile, signer, witness){
        this.directoryFile = directoryFile;
        this.signer = signer;
        this.witness = witness;
    }
    read() {
        const { parties } = loadJsonFile('DIRECTORY_FILE', this.directoryFile, DirectoryFile);
        // Those of an earlier time too: a checkpoint that the witness signed then is still proved by them.
        const earlier = (parties.audit?.keys ?? []).filter(({ use })=>use === 'sig');
        const log = [
            createPublicKey(this.signer.privateKey),
            ...earlier.map(({ x })=>createPublicKey({
                    key: {
                        kty: 'OKP',
                        crv: 'Ed25519',
                        x
                    },
                    format: 'jwk'
                }))
        ].map((publicKey)=>formatVerifierKey({
                name: LOG_ORIGIN,
                publicKey
            }));
        return {
            log: [
                ...new Set(log)
            ],
            witnesses: this.witness ? [
                formatVerifierKey(this.witness)
            ] : [],
            parties: PARTY_IDS.flatMap((party)=>(parties[party]?.keys ?? []).filter(({ use })=>use === 'sig').map(({ kid, x, until, revoked })=>{
                    const [validUntil] = [
                        until,
                        revoked
                    ].flatMap((end)=>end ?? []).toSorted(byTime);
                    return {
                        party,
                        kid,
                        x,
                        ...validUntil !== undefined && {
                            validUntil
                        }
                    };
                }))
        };
    }
}
function byTime(one, other) {
    return Date.parse(one) - Date.parse(other);
}

//# sourceMappingURL=public.keys.js.map