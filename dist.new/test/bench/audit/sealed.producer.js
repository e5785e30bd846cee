import { loadPartyConfig } from "../../../libs/agency/src/index.js";
import { EphemeralKeys, sealMessages } from "../../../libs/security/src/index.js";
import { BullMqClient } from "../../../libs/transport/src/index.js";
import { createDraft } from "../bench.payload.js";
import { answer } from "../../support/process/command.server.js";
/** As many as the relay puts into one job under load. */ const BUNDLE = 200;
const { ring, directory, broker } = loadPartyConfig('senafront', process.env);
const client = new BullMqClient({
    broker
});
let bundles = [];
/** Ahead of the measurement: it is of the audit, and not of who seals. */ answer('seal', (count)=>{
    const ephemerals = new EphemeralKeys();
    bundles = Array.from({
        length: Math.ceil(count / BUNDLE)
    }, (_, bundle)=>{
        const drafts = Array.from({
            length: Math.min(BUNDLE, count - bundle * BUNDLE)
        }, createDraft);
        return sealMessages(drafts, ring, directory, ephemerals).map(({ jws })=>jws);
    });
});
answer('send', async ()=>{
    const jobs = bundles.map((messages)=>({
            queue: 'audit',
            name: 'referral.requested.v1',
            id: crypto.randomUUID(),
            data: {
                source: ring.party,
                messages
            }
        }));
    for(let sent = 0; sent < jobs.length; sent += 10)await client.sendBulk(jobs.slice(sent, sent + 10));
});
process.once('SIGTERM', ()=>void client.close().finally(()=>process.exit(0)));

//# sourceMappingURL=sealed.producer.js.map