import { setTimeout as delay } from "node:timers/promises";
import { atRedis } from "../world/redis.console.js";
const TIMES = 8;
const BETWEEN_MS = 150;
/** `FLUSHALL` under everybody's hands, several times: jobs that wait, and jobs that somebody is working on. */ export const flushRedis = ({ world, load, burst })=>({
        name: 'flush-redis',
        what: 'FLUSHALL, several times',
        seconds: 0,
        async apply () {
            load.burst(burst);
            await atRedis(world.redis.url, async (redis)=>{
                for(let time = 0; time < TIMES; time += 1){
                    await redis.flushall();
                    await delay(BETWEEN_MS);
                }
            });
        },
        heal: ()=>Promise.resolve()
    });

//# sourceMappingURL=redis.flushed.fault.js.map