import { readFile, stat } from "node:fs/promises";
import { EVIDENCE_LIMITS } from "../../contracts/src/index.js";
/** Base64 and members about as large again as what they carry. */ const MOST_BYTES = 2 * EVIDENCE_LIMITS.bytes;
/** Milliseconds. */ const PATIENCE = 60_000;
/** JSON from a file or an address. @throws Error that says in a word what was wrong; never what it holds */ export async function readSource(source, token) {
    const text = /^https?:/.test(source) ? await fetchText(source, token) : await readText(source);
    try {
        return JSON.parse(text);
    } catch  {
        throw new Error(`${source}: not JSON`);
    }
}
async function readText(file) {
    if ((await stat(file)).size > MOST_BYTES) throw new Error(`${file}: too large to be a pack`);
    return readFile(file, 'utf8');
}
async function fetchText(url, token) {
    const answer = await fetch(url, {
        headers: {
            ...token !== undefined && {
                authorization: `Bearer ${token}`
            }
        },
        // A token goes where it was meant to go, and nowhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE)
    });
    if (!answer.ok || !answer.body) throw new Error(`${url}: HTTP ${answer.status}`);
    const chunks = [];
    let bytes = 0;
    for await (const chunk of answer.body){
        bytes += chunk.byteLength;
        if (bytes > MOST_BYTES) throw new Error(`${url}: too large to be a pack`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
}

//# sourceMappingURL=verify.source.js.map