import { Ailment } from "../../../platform/src/index.js";
import { auditSilence } from "./audit.silence.js";
/** What a party stands on, and what of its work is stuck. Only without its database can it take no flag. */ export function createHealthChecks(sources) {
    const { dataSource, client, openWork, openCircuits, auditSilenceSeconds } = sources;
    /** A thing that does not keep anybody from serving. */ const work = (name, check)=>({
            name,
            dispensable: true,
            check
        });
    const read = ()=>openWork.read().catch(()=>{
            throw new Ailment('unknown');
        });
    return [
        {
            name: 'database',
            check: async ()=>void await dataSource.query('SELECT 1')
        },
        work('broker', ()=>client.connect()),
        work('receipts', async ()=>{
            if ((await read()).lanes.some((lane)=>lane.overdue > 0)) throw new Ailment('overdue');
        }),
        work('circuits', async ()=>{
            if (openCircuits().size > 0) throw new Ailment('open');
        }),
        work('dead-letters', async ()=>{
            if ((await read()).deadLetters.length > 0) throw new Ailment('waiting');
        }),
        // No event is complete before its audit receipt: what nobody writes down must be seen at once.
        work('audit', async ()=>{
            const silence = auditSilence(await read(), auditSilenceSeconds);
            if (silence) throw new Ailment(silence);
        })
    ];
}

//# sourceMappingURL=health.checks.js.map