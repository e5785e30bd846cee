import { Ailment } from "../../../../libs/platform/src/index.js";
import { readStanding } from "../store/cosigned.store.js";
/** How the log stands with its witness, for operators. A log without one works, and is degraded: only it vouches for itself. */ export function watchWitness(settings, db, metrics) {
    metrics.gauge({
        name: 'enlace_witness_refused',
        help: '1 while the last word of the witness is a refusal.',
        labels: {}
    }, async ()=>[
            {
                labels: {},
                value: (await readStanding(db)).refused ? 1 : 0
            }
        ]);
    metrics.gauge({
        name: 'enlace_witness_unsigned_seconds',
        help: 'How long the oldest leaf that no witness vouches for has been in the log.',
        labels: {}
    }, async ()=>[
            {
                labels: {},
                value: (await readStanding(db)).unwitnessedSeconds
            }
        ]);
    return [
        {
            name: 'witness',
            dispensable: true,
            check: async ()=>{
                if (!settings) throw new Ailment('absent');
                const standing = await readStanding(db).catch(()=>{
                    throw new Ailment('unknown');
                });
                if (standing.refused) throw new Ailment('refused');
                if (standing.unwitnessedSeconds * 1_000 > settings.silence) throw new Ailment('silent');
            }
        }
    ];
}

//# sourceMappingURL=witness.watch.js.map