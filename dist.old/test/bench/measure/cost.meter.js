import { figure } from "../report/figure.js";
import { postgresCpu, redisCpu } from "./server.cost.js";
/** What the targets are set for. */ const CORES = 2;
export async function readCosts({ postgres, redis }, processes) {
    const ours = await Promise.all(Object.entries(processes).map(async ([who, process])=>[
            who,
            (await process.usage()).cpu
        ]));
    return {
        ours: Object.fromEntries(ours),
        redis: await redisCpu(redis.url),
        postgres: await postgresCpu(postgres.url)
    };
}
/** What was spent between two readings, on top of what was spent in other rounds. */ export function addCosts(before, after, earlier = {}) {
    const database = [
        ...after.postgres
    ].map(([pid, cost])=>cost - (before.postgres.get(pid) ?? 0));
    const spent = [
        ...Object.entries(after.ours).map(([who, cost])=>[
                who,
                cost - (before.ours[who] ?? 0)
            ]),
        [
            'PostgreSQL',
            database.reduce((sum, cost)=>sum + cost, 0)
        ],
        [
            'Redis',
            after.redis - before.redis
        ]
    ];
    return Object.fromEntries(spent.map(([who, cost])=>[
            who,
            cost + (earlier[who] ?? 0)
        ]));
}
/**
 * CPU for each message, and what the machine could carry at that if nobody ever waited. Where a rate halves on a busy
 * machine, this changes little: compare two versions, and the exchange with its baselines, by it.
 */ export function describeCosts(id, spent, messages) {
    const costs = Object.entries(spent).map(([who, cost])=>({
            who,
            each: cost / messages
        }));
    const sum = costs.reduce((total, { each })=>total + each, 0);
    return [
        ...costs.map(({ who, each })=>figure(`${id}.cpu.${who}`, `CPU of ${who}`, each, 'ms/message')),
        figure(`${id}.bound`, `what ${CORES} cores could do at that`, CORES * 1000 / sum, 'messages/s')
    ];
}

//# sourceMappingURL=cost.meter.js.map