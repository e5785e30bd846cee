import { startExchange } from "../exchange/exchange.processes.js";
import { closeLoop } from "../exchange/loop.round.js";
import { MeteredRounds } from "../measure/metered.rounds.js";
import { median } from "../measure/sample.statistics.js";
import { figure } from "../report/figure.js";
import { fillFast } from "./database.filler.js";
import { fillLog } from "./log.history.js";
import { fillReceiver, fillSender } from "./message.history.js";
/**
 * A tenth of the messages is in the log of the audit: a tree ten times as high costs three hashes more, and the scenario
 * `audit` measures a large one.
 */ const LOGGED = 10;
/**
 * What years of use cost: the closed loop over an exchange that carried millions of messages, against one that carried
 * none. First one and then the other goes first.
 */ export async function measureHistory(bench) {
    const { historyRounds, oldMessages } = bench.options.amounts;
    const [empty] = await startRounds(bench, 'history_empty');
    const [full, { sender, receiver, audit }] = await startRounds(bench, 'history_full');
    const start = performance.now();
    await fillFast(bench.postgres.url, ()=>Promise.all([
            fillSender(sender, oldMessages),
            fillReceiver(receiver, oldMessages),
            fillLog(audit, Math.ceil(oldMessages / LOGGED))
        ]));
    const filled = (performance.now() - start) / 1000;
    for (const side of [
        empty,
        full
    ])await side.warmUp();
    for(let round = 0; round < historyRounds; round += 1)for (const side of round % 2 === 0 ? [
        empty,
        full
    ] : [
        full,
        empty
    ])await side.takeTurn();
    const ratios = full.rates.map((rate, round)=>rate / (empty.rates[round] ?? Number.NaN));
    const costs = {
        empty: describe('empty', empty),
        full: describe('full', full)
    };
    const [bound, boundEmpty] = [
        costs.full,
        costs.empty
    ].map((all)=>all.at(-1)?.value ?? Number.NaN);
    return [
        figure('history.rows', 'old messages, each with its answers and its case', oldMessages, 'messages'),
        figure('history.fill', 'written in', filled, 's'),
        ...costs.empty,
        ...costs.full,
        figure('history.ratio', 'with them against without, median of pairs', median(ratios), '×'),
        // On a busy machine pairs differ by more than the target allows: a median alone would look surer than it is.
        figure('history.ratio.least', 'the worst pair', Math.min(...ratios), '×'),
        figure('history.ratio.most', 'the best pair', Math.max(...ratios), '×'),
        figure('history.ratio.medians', 'median with them against median without', full.rate / empty.rate, '×'),
        figure('history.ratio.cpu', 'the same by CPU', (bound ?? Number.NaN) / (boundEmpty ?? Number.NaN), '×')
    ];
}
async function startRounds(bench, name) {
    // Half as many as in the loop: there are more pairs, and what a pair tells is their ratio.
    const count = Math.ceil(bench.options.amounts.loop / 2);
    const exchange = await startExchange(bench, name, 'driver');
    const { sender, receiver, audit } = exchange;
    const run = async ()=>(await closeLoop(exchange, count)).closed;
    const rounds = new MeteredRounds(bench, {
        processes: {
            sender,
            receiver,
            audit
        },
        count,
        run
    });
    return [
        rounds,
        exchange.databases
    ];
}
function describe(which, rounds) {
    return [
        figure(`history.${which}.rate`, `closed loop, ${which}`, rounds.rate, 'referrals/s'),
        ...rounds.describe(`history.${which}`)
    ];
}

//# sourceMappingURL=history.scenario.js.map