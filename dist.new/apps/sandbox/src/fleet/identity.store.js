import { createHash, createPublicKey, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatVerifierKey } from "../../../../libs/audit/src/index.js";
import { ROLES } from "../../../../libs/contracts/src/index.js";
import { KeyRing, generateKeys, generateWrappingKey, mergePinned, publicKeys } from "../../../../libs/security/src/index.js";
import { LOG_ORIGIN } from "../../../audit/src/log/log.signer.js";
import { WITNESS_NAME } from "../../../defensoria/src/witness.config.js";
import { WITNESS } from "./member.list.js";
/**
 * Makes keys and tokens for every member once and keeps them in the data folder, readable by its owner only: a second
 * start must open what the first one sealed.
 */ export async function prepareIdentities(folder, members) {
    await mkdir(folder, {
        recursive: true,
        mode: 0o700
    });
    const of = new Map();
    const directoryFile = join(folder, 'directory.json');
    const known = existsSync(directoryFile) ? JSON.parse(await readFile(directoryFile, 'utf8')).parties : {};
    const parties = {
        ...known
    };
    for (const member of members){
        const keysFile = join(folder, `${member.party}.keys.json`);
        const keys = await keepFile(keysFile, ()=>generateKeys(member.party));
        // What is pinned of a party is more than it has: old keys, and that one was stolen.
        const pinned = mergePinned(known[member.party]?.keys ?? [], publicKeys(keys).keys);
        if (member.party !== WITNESS.party) parties[member.party] = {
            keys: pinned,
            offices: member.offices
        };
        const tokens = await keepFile(join(folder, `${member.party}.secrets.json`), ()=>drawTokens(member.roles));
        const tokensFile = join(folder, `${member.party}.tokens.json`);
        await write(tokensFile, recordsOf(member.party, tokens));
        const dataKeysFile = member.party === 'audit' ? undefined : join(folder, `${member.party}.datakeys.json`);
        if (dataKeysFile) await keepFile(dataKeysFile, ()=>({
                keys: [
                    generateWrappingKey()
                ]
            }));
        of.set(member.party, {
            keysFile,
            tokensFile,
            dataKeysFile,
            tokens
        });
    }
    await write(directoryFile, {
        parties
    });
    return {
        directoryFile,
        of,
        ...await pinNoteKeys(folder, of)
    };
}
/** What the log and its witness sign notes with, each in a file for whoever pins it. */ async function pinNoteKeys(folder, of) {
    const pin = async (party, name, type)=>{
        const keysFile = of.get(party)?.keysFile;
        if (keysFile === undefined) return undefined;
        const ring = new KeyRing(party, JSON.parse(await readFile(keysFile, 'utf8')));
        const text = formatVerifierKey({
            name,
            publicKey: createPublicKey(ring.signingKey.key),
            type
        });
        await writeFile(join(folder, `${party}.vkey`), `${text}\n`, {
            mode: 0o600
        });
        return text;
    };
    const logKey = await pin('audit', LOG_ORIGIN, 'note');
    const witnessKey = await pin('defensoria', WITNESS_NAME, 'cosignature');
    return {
        ...logKey !== undefined && {
            logKey
        },
        ...witnessKey !== undefined && {
            witnessKey
        }
    };
}
function drawTokens(roles) {
    return Object.fromEntries(roles.map((role)=>[
            role,
            randomBytes(24).toString('base64url')
        ]));
}
function recordsOf(party, tokens) {
    return ROLES.flatMap((role)=>{
        const token = tokens[role];
        if (token === undefined) return [];
        return [
            {
                sha256: createHash('sha256').update(token).digest('hex'),
                actor: `${role}.${party}`,
                role
            }
        ];
    });
}
/** What was made once is read again. Readable by its owner only. */ export async function keepFile(file, make) {
    if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8'));
    const made = await make();
    await write(file, made);
    return made;
}
async function write(file, content) {
    await writeFile(file, `${JSON.stringify(content, null, 2)}\n`, {
        mode: 0o600
    });
}

//# sourceMappingURL=identity.store.js.map