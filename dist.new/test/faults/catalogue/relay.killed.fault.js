const STRIKE_MS = 20_000;
/** Every message begins with the same header of a JWS; two of them in one piece are a bundle, or two jobs. */ const MESSAGE = '"ey';
/**
 * `kill -9` of a relay while it hands a batch to the broker. Its wire to Redis tells the moment: a request with several
 * messages in it is cut in the middle, and the process dies before it sends the rest. Part of the batch is in the queues,
 * part is not, and nobody who knows which is left.
 */ export const killRelay = ({ world, load, random, burst, wonder })=>{
    const agency = random.pick([
        'senafront',
        'snm'
    ]);
    return {
        name: 'kill-relay',
        what: `the relay of ${agency} is killed in the middle of a batch`,
        seconds: 2,
        async apply () {
            const { redis } = world.network.of(agency);
            const struck = new Promise((resolve)=>{
                setTimeout(()=>resolve(false), STRIKE_MS).unref();
                redis.watch((chunk)=>{
                    if (chunk.toString('latin1').split(MESSAGE).length < 3) return chunk;
                    redis.watch(undefined);
                    void world.party(agency).kill().then(()=>resolve(true));
                    return chunk.subarray(0, chunk.length / 2);
                });
            });
            load.burst(burst);
            if (!await struck) wonder(`the relay of ${agency} handed over no batch that could be cut in two`);
            redis.watch(undefined);
        },
        async heal () {
            await world.party(agency).kill();
            await world.party(agency).start();
        }
    };
};

//# sourceMappingURL=relay.killed.fault.js.map