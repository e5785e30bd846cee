import { execute } from "../../../apps/sandbox/src/servers/postgres.session.js";
import { MeteredRounds } from "../measure/metered.rounds.js";
import { figure } from "../report/figure.js";
import { RECEIVER_TABLES, SENDER_TABLES } from "./naive.tables.js";
/**
 * Callers at once. The loop is called by more, which would only queue for the ten connections here; so the exchange is
 * compared with each of these at whichever number it does best.
 */ const CALLERS = [
    50,
    100,
    400
];
/**
 * What a team would build instead, with NestJS and TypeORM, and what it would build in a hurry: the same rules decide
 * who is told; a transaction and an audit row on each side for each message; no receipts, no signature, no encryption, no
 * log that proves anything. The first loses nothing that was committed; the second loses what a crash finds between the
 * commit and the `add`. The third is the first with every statement written by hand.
 */ const KINDS = [
    {
        id: 'naive',
        label: 'naive exchange: NestJS, a polled outbox',
        exit: 'outbox',
        store: 'entities'
    },
    {
        id: 'plain',
        label: 'the same without outbox: plain BullMQ',
        exit: 'queue',
        store: 'entities'
    },
    {
        id: 'handwritten',
        label: 'naive, its SQL by hand',
        exit: 'outbox',
        store: 'statements'
    }
];
export async function measureNaive(bench) {
    const figures = [];
    for (const kind of KINDS){
        if (figures.length > 0) await bench.endScenario();
        figures.push(...await measure(bench, kind));
    }
    return figures;
}
async function measure(bench, { id, label, exit, store }) {
    const { rounds, naive: count } = bench.options.amounts;
    const env = {
        REDIS_URL: bench.redis.url,
        NAIVE_STORE: store
    };
    const databases = {
        sender: await prepare(bench, `${id}_sender`, SENDER_TABLES),
        receiver: await prepare(bench, `${id}_receiver`, RECEIVER_TABLES)
    };
    const receiver = bench.start(`${id}-receiver`, 'baseline/naive.receiver.js', {
        ...env,
        DATABASE_URL: databases.receiver
    });
    const sender = bench.start(`${id}-sender`, 'baseline/naive.sender.js', {
        ...env,
        DATABASE_URL: databases.sender
    });
    await receiver.ask('ready');
    if (exit === 'outbox') await sender.ask('relay');
    const run = async (callers)=>{
        const received = receiver.ask('receive', count);
        const start = performance.now();
        await Promise.all([
            received,
            sender.ask('send', {
                exit,
                count,
                callers
            })
        ]);
        return count / ((performance.now() - start) / 1000);
    };
    const tries = CALLERS.map((callers)=>{
        const kind = {
            processes: {
                sender,
                receiver
            },
            count,
            run: ()=>run(callers)
        };
        return {
            callers,
            rounds: new MeteredRounds(bench, kind)
        };
    });
    for (const one of tries)await one.rounds.warmUp();
    for(let done = 0; done < rounds; done += 1)for (const one of tries)await one.rounds.takeTurn();
    const best = tries.reduce((a, b)=>b.rounds.rate > a.rounds.rate ? b : a);
    return [
        figure(`${id}.rate`, label, best.rounds.rate, 'referrals/s'),
        figure(`${id}.callers`, `callers at which it is fastest, of ${CALLERS.join(', ')}`, best.callers, 'callers'),
        ...best.rounds.describe(id)
    ];
}
async function prepare(bench, name, tables) {
    const url = await bench.postgres.createDatabase(name);
    await execute(url, [
        tables
    ]);
    return url;
}

//# sourceMappingURL=naive.scenario.js.map