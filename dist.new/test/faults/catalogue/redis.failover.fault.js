import { startRedis } from "../../../apps/sandbox/src/servers/redis.server.js";
import { eventually } from "../../support/eventually.js";
import { atRedis } from "../world/redis.console.js";
/**
 * The master dies and its replica is promoted. Replication is asynchronous, so the replica may lack what the master had
 * acknowledged last. The wires are led to the new master, as a virtual address or a Sentinel would.
 */ export const failOverRedis = ({ world, load, burst })=>({
        name: 'fail-over-redis',
        what: 'the master of Redis dies and a replica is promoted',
        seconds: 2,
        async apply () {
            const master = world.redis;
            const replica = await startRedis();
            world.host(replica);
            const { hostname, port } = new URL(master.url);
            await atRedis(replica.url, async (redis)=>{
                await redis.replicaof(hostname, Number(port));
                await eventually(async ()=>(await redis.info('replication')).includes('master_link_status:up'));
            });
            load.burst(burst);
            await master.kill();
            await master.stop();
            world.redis = replica;
        },
        async heal () {
            await atRedis(world.redis.url, (redis)=>redis.replicaof('NO', 'ONE'));
            for (const link of world.network.every('redis'))link.retarget(world.redis.url);
        }
    });

//# sourceMappingURL=redis.failover.fault.js.map