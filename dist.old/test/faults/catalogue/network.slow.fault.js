const KINDS = [
    'redis',
    'postgres',
    'http'
];
const LATENCY_MS = 2_000;
const RESETS = 0.1;
/**
 * Every answer of every server comes two seconds late, and one in ten never: the connection is reset after the request
 * was obeyed. Whether a transaction was committed is then known to the server alone.
 */ export const slowNetwork = ({ world, load, random, burst })=>{
    const every = KINDS.flatMap((kind)=>world.network.every(kind));
    return {
        name: 'slow-network',
        what: '2 s latency and 10 % resets on every wire',
        seconds: 20,
        apply () {
            load.burst(burst);
            for (const link of every)link.turn({
                latency: LATENCY_MS,
                resets: RESETS,
                random: ()=>random.next()
            });
            return Promise.resolve();
        },
        heal () {
            for (const link of every)link.turn();
            return Promise.resolve();
        }
    };
};

//# sourceMappingURL=network.slow.fault.js.map