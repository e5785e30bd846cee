import { atRedis } from "../world/redis.console.js";
/** Redis is full and evicts nothing, as it must not: every write is answered OOM, reads go on. */ export const fillRedis = ({ world, load, burst })=>({
        name: 'fill-redis',
        what: 'Redis is full (maxmemory with noeviction)',
        seconds: 4,
        async apply () {
            load.burst(burst);
            await setLimit(world.redis.url, 1);
            load.burst(burst);
        },
        heal: ()=>setLimit(world.redis.url, 0)
    });
async function setLimit(url, bytes) {
    await atRedis(url, (redis)=>redis.config('SET', 'maxmemory', bytes));
}

//# sourceMappingURL=redis.full.fault.js.map