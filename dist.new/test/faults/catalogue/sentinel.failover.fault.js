import { startRedisSentinels } from "../../../apps/sandbox/src/servers/redis.sentinels.js";
import { eventually } from "../../support/eventually.js";
/**
 * The same by real Sentinels, which hold the master for dead, vote, promote the replica and tell the clients. All parties
 * work on those servers for the time of it, without wires: who asks a Sentinel gets the addresses of the servers.
 */ export const failOverSentinels = ({ world, load, burst })=>{
    let sentinels;
    let dead = 0;
    const restart = (settings)=>Promise.all(world.databases.parties.map(async (party)=>{
            await world.party(party).stop();
            await world.party(party).start(settings);
        }));
    return {
        name: 'fail-over-sentinel',
        what: 'Sentinels promote a replica, because the master of Redis dies',
        seconds: 0,
        async apply () {
            const group = await startRedisSentinels();
            world.host(group);
            sentinels = group;
            await restart({
                imports: [],
                env: {
                    REDIS_URL: group.url
                }
            });
            const master = await group.master();
            dead = master.port;
            load.burst(burst);
            await master.kill();
            load.burst(burst);
        },
        /** Nobody's hand heals this one: the Sentinels do. */ async heal () {
            await eventually(async ()=>(await sentinels?.master())?.port !== dead, {
                within: 60_000
            });
        },
        async leave () {
            await restart();
            await sentinels?.stop();
        }
    };
};

//# sourceMappingURL=sentinel.failover.fault.js.map