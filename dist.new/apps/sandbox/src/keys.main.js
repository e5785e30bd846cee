import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isPartyId } from "../../../libs/contracts/src/index.js";
import { stateOf, thumbprintOf } from "../../../libs/security/src/index.js";
import { addNext, destroyOld, pin, revoke } from "./keys/key.commands.js";
import { KeyStore } from "./keys/key.store.js";
import { select } from "./servers/postgres.session.js";
/**
 * Changes the keys of one institution on its own machine, and what it believes of others. A running party reads its files
 * again by itself (KEYS_POLL_SECONDS).
 */ const USAGE = `npm run keys -- show    FOLDER PARTY
npm run keys -- next    FOLDER PARTY [HOURS]   new keys, used from HOURS from now (24)
npm run keys -- pin     FOLDER PARTY FILE      the JWKS that the party published
npm run keys -- revoke  FOLDER KID             stolen or lost: at once
npm run keys -- destroy FOLDER PARTY           old private keys that nobody needs; DATABASE_URL of the party
`;
const HOUR = 3_600_000;
/** What two people read to each other over the telephone before a key is pinned. */ function tell(keys) {
    for (const key of keys){
        const state = stateOf(key, keys.filter(({ use })=>use === key.use), Date.now());
        const ends = [
            key.from,
            key.until,
            key.revoked
        ].filter((time)=>time !== undefined).join(' ');
        process.stdout.write(`${state.padEnd(8)} ${key.kid}  ${thumbprintOf(key)}  ${ends}\n`);
    }
}
async function statementsOf(databaseUrl) {
    if (databaseUrl === undefined) throw new Error('Set DATABASE_URL: it says what partners have under way.');
    const rows = await select(databaseUrl, 'SELECT partner, said_at, keys FROM key_statement');
    return new Map(rows.map(({ partner, said_at, keys })=>[
            partner,
            {
                at: said_at,
                keys
            }
        ]));
}
function partyOf(text) {
    if (text !== undefined && isPartyId(text)) return text;
    throw new Error('Name a party of the exchange, such as onpar.');
}
async function run([command, folder, name, extra]) {
    if (folder === undefined || name === undefined) throw new Error(USAGE);
    const store = new KeyStore(resolve(folder));
    switch(command ?? ''){
        case 'next':
            {
                const hours = Number(extra ?? 24);
                // Who has not pinned a key when it is first used refuses what it signs.
                if (!(hours >= 1)) throw new Error('HOURS is 1 at least: others must pin the keys before they are used.');
                tell(await addNext(store, partyOf(name), new Date(Date.now() + hours * HOUR)));
                return;
            }
        case 'pin':
            {
                const { keys } = JSON.parse(await readFile(resolve(extra ?? ''), 'utf8'));
                await pin(store, partyOf(name), keys);
                break;
            }
        case 'revoke':
            tell(await revoke(store, name, new Date()));
            return;
        case 'destroy':
            {
                const party = partyOf(name);
                const statements = await statementsOf(process.env['DATABASE_URL']);
                const { destroyed, kept } = await destroyOld(store, party, statements, new Date());
                for (const kid of destroyed)process.stdout.write(`destroyed ${kid}\n`);
                for (const { kid, waitingFor } of kept)process.stdout.write(`kept ${kid}: no word yet of ${waitingFor.join(', ')}\n`);
                return;
            }
        case 'show':
            break;
        default:
            throw new Error(USAGE);
    }
    tell((await store.directory()).parties[partyOf(name)]?.keys ?? []);
}
try {
    await run(process.argv.slice(2));
} catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
}

//# sourceMappingURL=keys.main.js.map