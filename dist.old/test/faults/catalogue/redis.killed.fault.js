import { setTimeout as delay } from "node:timers/promises";
const BUSY_MS = 300;
/** `kill -9` of a Redis that keeps nothing on disk: every job, lock and key is gone with it. */ export const killRedis = ({ world, load, random, burst })=>({
        name: 'kill-redis',
        what: 'Redis is killed and comes back empty',
        seconds: 3,
        async apply () {
            load.burst(burst);
            await delay(random.next() * BUSY_MS);
            await world.redis.kill();
        },
        heal: ()=>world.redis.start()
    });

//# sourceMappingURL=redis.killed.fault.js.map