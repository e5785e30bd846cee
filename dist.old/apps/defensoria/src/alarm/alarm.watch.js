import { ALARM_KINDS } from "../../../../libs/audit/src/index.js";
import { exposeHealth } from "../../../../libs/agency/src/index.js";
import { Ailment } from "../../../../libs/platform/src/index.js";
import { countOpen } from "./alarm.store.js";
/** An open alarm makes the witness degraded, not down: it goes on signing what is consistent, and refusing the rest. */ export function createWitnessHealth(db, metrics) {
    metrics.gauge({
        name: 'enlace_witness_alarms',
        help: 'Open alarms of the witness: checkpoints that contradict what it signed.',
        labels: {
            kind: (value)=>ALARM_KINDS.includes(value)
        }
    }, async ()=>{
        const open = await countOpen(db);
        return ALARM_KINDS.map((kind)=>({
                labels: {
                    kind
                },
                value: open.find((counted)=>counted.kind === kind)?.alarms ?? 0
            }));
    });
    const checks = [
        {
            name: 'database',
            check: async ()=>void await db.query('SELECT 1')
        },
        {
            name: 'alarms',
            dispensable: true,
            check: async ()=>{
                const open = await countOpen(db).catch(()=>{
                    throw new Ailment('unknown');
                });
                if (open.length > 0) throw new Ailment('alarm');
            }
        }
    ];
    exposeHealth(metrics, checks);
    return checks;
}

//# sourceMappingURL=alarm.watch.js.map