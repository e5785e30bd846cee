import { summarise } from "../measure/sample.statistics.js";
import { figure } from "../report/figure.js";
import { arrivals, completions, untilReceipted } from "./commit.reader.js";
import { startExchange } from "./exchange.processes.js";
/** Flags a second; a border post at its worst hour is far below the first. */ const RATES = [
    50,
    100
];
/** At a steady rate: what the officer waits, and how long after the answer the receiver has it, and the proof is back. */ export async function measureLatency(bench) {
    const exchange = await startExchange(bench, 'latency', 'driver');
    await exchange.sender.ask('pace', {
        count: 100,
        rate: 50
    });
    await untilReceipted(exchange.databases.sender);
    const figures = [];
    for (const rate of RATES)figures.push(...await measureAt(rate, bench.options.amounts.paceSeconds, exchange));
    return figures;
}
async function measureAt(rate, seconds, exchange) {
    const { sender, databases } = exchange;
    const flags = await sender.ask('pace', {
        count: rate * seconds,
        rate
    });
    await untilReceipted(databases.sender);
    const [arrived, completed] = await Promise.all([
        arrivals(databases.receiver),
        completions(databases.sender)
    ]);
    const since = (times, flag)=>Math.max(0, (times.get(flag.caseCode) ?? Number.NaN) - flag.answeredAt);
    const measured = {
        command: [
            'the command',
            flags.map((flag)=>flag.answeredAt - flag.calledAt)
        ],
        delivery: [
            "answer to receiver's commit",
            flags.map((flag)=>since(arrived, flag))
        ],
        completion: [
            'answer to the last receipt',
            flags.map((flag)=>since(completed, flag))
        ]
    };
    return Object.entries(measured).flatMap(([id, [label, values]])=>{
        const { p50, p99 } = summarise(values);
        return [
            figure(`latency.${rate}.${id}.p50`, `at ${rate}/s, ${label}, p50`, p50, 'ms'),
            figure(`latency.${rate}.${id}.p99`, `at ${rate}/s, ${label}, p99`, p99, 'ms')
        ];
    });
}

//# sourceMappingURL=latency.scenario.js.map