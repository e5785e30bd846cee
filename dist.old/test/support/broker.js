import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { createDatabase } from "./database.js";
import { serverUrl } from "./environment.js";
/** Both backends of the exchange, and a cluster of Redis, for `describe.each(brokers())('... on $name', ...)`. */ export function brokers() {
    return [
        {
            name: 'redis',
            create: createRedisBroker
        },
        {
            name: 'redis-cluster',
            create: createClusterBroker
        },
        {
            name: 'postgres',
            create: createPostgresBroker
        }
    ];
}
function createRedisBroker() {
    const url = serverUrl('TEST_REDIS_URL');
    const prefix = `test-${randomUUID()}`;
    return Promise.resolve({
        broker: {
            backend: 'redis',
            url,
            prefix
        },
        drop: ()=>removeKeys(url, prefix)
    });
}
function createClusterBroker() {
    const url = serverUrl('TEST_REDIS_CLUSTER_URL');
    const prefix = `test-${randomUUID()}`;
    return Promise.resolve({
        broker: {
            backend: 'redis',
            url,
            prefix
        },
        drop: async ()=>{
            await Promise.all(nodesOf(url).map((node)=>removeKeys(node, prefix)));
        }
    });
}
async function createPostgresBroker() {
    const { url, drop } = await createDatabase('broker');
    return {
        broker: {
            backend: 'postgres',
            url
        },
        drop
    };
}
/** The address of each node that the URL of a cluster names. */ export function nodesOf(url) {
    return url.replace('redis+cluster://', '').split(',').map((host)=>`redis://${host}`);
}
async function removeKeys(url, prefix) {
    const redis = new Redis(url);
    try {
        for await (const keys of redis.scanStream({
            match: `${prefix}:*`,
            count: 500
        })){
            const found = keys;
            // One by one: in a cluster the keys of two queues need not lie in one slot.
            if (found.length > 0) await Promise.all(found.map((key)=>redis.unlink(key)));
        }
    } finally{
        await redis.quit();
    }
}

//# sourceMappingURL=broker.js.map