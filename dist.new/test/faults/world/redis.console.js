import { Redis } from "ioredis";
/** One visit of an operator to a Redis, past every wire. */ export async function atRedis(url, work) {
    const redis = new Redis(url, {
        lazyConnect: true
    });
    redis.on('error', ()=>undefined);
    try {
        await redis.connect();
        return await work(redis);
    } finally{
        redis.disconnect();
    }
}

//# sourceMappingURL=redis.console.js.map