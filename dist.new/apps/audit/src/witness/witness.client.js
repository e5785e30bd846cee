import { WITNESS_REQUEST_MAX_BYTES, formatWitnessRequest } from "../../../../libs/audit/src/index.js";
/** After this the witness is away. Nobody waits for it but our own loop. Milliseconds. */ const PATIENCE = 10_000;
/** @throws Error when the witness does not answer in time, or answers what the protocol does not know */ export async function askWitness(url, request) {
    const answer = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
        method: 'POST',
        headers: {
            'content-type': 'text/plain; charset=utf-8'
        },
        body: formatWitnessRequest(request),
        // An answer from elsewhere is not the witness's.
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE)
    });
    const text = await answer.text();
    if (answer.status === 200 && text.length <= WITNESS_REQUEST_MAX_BYTES) return {
        kind: 'cosigned',
        lines: text
    };
    const size = /^(0|[1-9]\d{0,15})\n$/.exec(text)?.[1];
    if (answer.status === 409 && size !== undefined) return {
        kind: 'elsewhere',
        size: Number(size)
    };
    if ([
        400,
        403,
        404,
        409,
        422
    ].includes(answer.status)) return {
        kind: 'refused',
        status: answer.status
    };
    throw new Error(`The witness answered with ${answer.status}`);
}

//# sourceMappingURL=witness.client.js.map