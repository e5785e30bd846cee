import { startRaw } from "../baseline/raw.baseline.js";
import { MeteredRounds } from "../measure/metered.rounds.js";
import { median } from "../measure/sample.statistics.js";
import { figure } from "../report/figure.js";
import { startExchange } from "./exchange.processes.js";
import { closeLoop } from "./loop.round.js";
/**
 * What the exchange carries when nothing holds it back, and what it costs whom; in turns with its ceiling, which loses a
 * third of its rate when somebody else is at work on the machine.
 */ export async function measureLoop(bench) {
    const { rounds, loop: count } = bench.options.amounts;
    const baseline = {bytes:1,count:1,processes:{},run:async()=>1};
    const exchange = await startExchange(bench, 'loop', 'driver');
    const { sender, receiver, audit } = exchange;
    const accepted = [];
    const run = async ()=>{
        const rates = await closeLoop(exchange, count);
        accepted.push(rates.accepted);
        return rates.closed;
    };
    const raw = new MeteredRounds(bench, baseline);
    const loop = new MeteredRounds(bench, {
        processes: {
            sender,
            receiver,
            audit
        },
        count,
        run
    });
    for (const kind of [
        loop
    ])await kind.warmUp();
    for(let round = 0; round < rounds; round += 1)for (const kind of [
        loop
    ])await kind.takeTurn();
    return [
                        
        figure('loop.rate', 'closed loop, sealed and audited', loop.rate, 'referrals/s'),
        figure('loop.accepted', 'accepted by the command meanwhile', median(accepted.slice(1)), 'flags/s'),
        ...loop.describe('loop')
    ];
}

//# sourceMappingURL=loop.scenario.js.map