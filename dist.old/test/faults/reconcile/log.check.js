import { createPublicKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { TreeFrontier, leafHash, verifyCheckpoint, verifyConsistency, verifyInclusion } from "../../../libs/audit/src/index.js";
const ORIGIN = 'enlace.pa/audit';
const SAMPLE = 20;
/** Looks at the log as an outsider does: over its API, trusting nothing but the audit's published key. */ export class LogWatch {
    constructor(world, client, random){
        this.world = world;
        this.client = client;
        this.random = random;
    }
    /** Takes a checkpoint early in the run, to which the log is held at its end. */ async begin() {
        this.first = await this.checkpoint();
    }
    async findFaults({ leaves }) {
        const last = await this.checkpoint();
        const faults = [];
        if (leaves.some(({ index }, place)=>index !== place)) faults.push('the leaves are not 0 to the last');
        const { frontier } = TreeFrontier.empty.append(leaves.map(({ body })=>leafHash(Buffer.from(body))));
        if (frontier.size !== last.size) faults.push(`${frontier.size} leaves, and a checkpoint of ${last.size}`);
        else if (!frontier.root().equals(last.root)) faults.push('the leaves do not lead to the root that is signed');
        if (!await this.continues(last)) faults.push('it does not contain the checkpoint of the beginning');
        for (const { id, source, index, body } of this.random.sample(leaves, SAMPLE)){
            const { path } = await this.get(`/entries/${id}/proof?source=${source}&size=${last.size}`);
            if (!verifyInclusion(leafHash(Buffer.from(body)), index, last.size, bytes(path), last.root)) faults.push(`leaf ${index} is not proved`);
        }
        return faults.map((fault)=>({
                kind: 'other',
                about: `log ${fault}`,
                text: `the audit log: ${fault}`
            }));
    }
    async continues(last) {
        if (this.first === undefined) return true;
        const { size, root } = this.first;
        const { path } = await this.get(`/consistency?from=${size}&to=${last.size}`);
        return verifyConsistency(size, root, last.size, last.root, bytes(path));
    }
    async checkpoint() {
        const { note } = await this.get('/checkpoint');
        const publicKey = await readAuditKey(this.world.directoryFile);
        return verifyCheckpoint(note, ORIGIN, [
            {
                name: ORIGIN,
                publicKey
            }
        ]).checkpoint;
    }
    /** @throws Error when the audit refuses to answer */ async get(path) {
        const url = `${this.world.addressOf('audit')}/api/v1${path}`;
        const { status, body } = await this.client.ask({
            url,
            token: this.world.tokenOf('audit', 'auditor')
        });
        if (status === 200) return body;
        throw new Error(`The audit answered ${status} to ${path}: ${JSON.stringify(body)}`);
    }
}
async function readAuditKey(directoryFile) {
    const { parties } = JSON.parse(await readFile(directoryFile, 'utf8'));
    const { kty, crv, x } = parties.audit.keys.find(({ use })=>use === 'sig') ?? {};
    return createPublicKey({
        key: {
            kty,
            crv,
            x
        },
        format: 'jwk'
    });
}
function bytes(path) {
    return path.map((hash)=>Buffer.from(hash, 'base64'));
}

//# sourceMappingURL=log.check.js.map