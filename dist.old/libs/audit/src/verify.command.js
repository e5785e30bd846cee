import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { EvidenceKeys, EvidencePack } from "../../contracts/src/index.js";
import * as z from "zod";
import { parseCheckpoint } from "./checkpoint/checkpoint.note.js";
import { parseNote } from "./checkpoint/signed.note.js";
import { EXIT_CODES } from "./evidence/finding.js";
import { verdictText } from "./evidence/finding.text.js";
import { followLog } from "./evidence/log.follower.js";
import { verifyPack } from "./evidence/pack.verifier.js";
import { describeKeys, describeReport } from "./evidence/report.text.js";
import { readSource } from "./verify.source.js";
const USAGE = `npm run verify -- PACK|URL [--keys FILE] [--lang es|en] [--token TOKEN]
npm run verify -- --log URL --state FILE --keys FILE [--lang es|en] [--token TOKEN]
Exit code: 0 proved, 1 false, 2 incomplete, 3 unreadable.
`;
const Shown = z.object({
    note: z.string()
});
const Proof = z.object({
    path: z.array(z.string()).max(64)
});
/** The command without the process around it. What cannot be read is answered, in the language asked for, with 3. */ export async function runVerify(args) {
    let language = 'es';
    try {
        const { values, positionals } = parseArgs({
            args: [
                ...args
            ],
            allowPositionals: true,
            options: {
                keys: {
                    type: 'string'
                },
                lang: {
                    type: 'string',
                    default: 'es'
                },
                token: {
                    type: 'string'
                },
                log: {
                    type: 'string'
                },
                state: {
                    type: 'string'
                }
            }
        });
        const { keys: keysFile, lang, token, log, state } = values;
        if (lang !== 'es' && lang !== 'en') return {
            output: USAGE,
            exitCode: EXIT_CODES.unreadable
        };
        language = lang;
        const keys = keysFile === undefined ? undefined : EvidenceKeys.parse(await readSource(keysFile, undefined));
        const [source, ...more] = positionals;
        if (log !== undefined && state !== undefined && keys) return await follow(log, state, keys, token, language);
        if (source !== undefined && more.length === 0 && log === undefined) {
            return checkPack(await readSource(source, token), keys, language);
        }
        return {
            output: USAGE,
            exitCode: EXIT_CODES.unreadable
        };
    } catch (error) {
        const why = error instanceof z.ZodError ? 'keys or answer not in the expected form' : String(error);
        return {
            output: `${why}\n${verdictText('unreadable', language)}\n`,
            exitCode: EXIT_CODES.unreadable
        };
    }
}
function checkPack(input, pinned, language) {
    const report = verifyPack(input, pinned);
    const shown = pinned ?? EvidencePack.safeParse(input).data?.keys;
    const title = language === 'es' ? 'Claves y sus huellas (SHA-256):' : 'Keys and their fingerprints (SHA-256):';
    const keys = shown ? `${title}\n${describeKeys(shown)}\n` : '';
    return {
        output: keys + describeReport(report, language),
        exitCode: EXIT_CODES[report.verdict]
    };
}
async function follow(log, state, keys, token, language) {
    const api = `${log.replace(/\/$/, '')}/api/v1`;
    const remembered = existsSync(state) ? await readFile(state, 'utf8') : undefined;
    const { note } = Shown.parse(await readSource(`${api}/checkpoint/cosigned`, token).catch(()=>readSource(`${api}/checkpoint`, token)));
    const { origin } = parseCheckpoint(parseNote(note).text);
    const { verdict, findings, remember } = await followLog(remembered, note, origin, keys, async (from, to)=>Proof.parse(await readSource(`${api}/consistency?from=${from}&to=${to}`, token)).path);
    if (remember !== undefined && remember !== remembered) {
        // Whole or not at all: half a note would be remembered as a forged one.
        await writeFile(`${state}.new`, remember);
        await rename(`${state}.new`, state);
    }
    return {
        output: describeReport({
            verdict,
            findings
        }, language, 'log'),
        exitCode: EXIT_CODES[verdict]
    };
}

//# sourceMappingURL=verify.command.js.map