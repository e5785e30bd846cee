import { Cluster } from "ioredis";
import { isUnfit } from "../errors/unfit.error.js";
import { createRedis, disconnect } from "./redis.client.js";
import { requireNoEviction } from "./redis.policy.js";
const AGAIN_MS = 2_000;
/**
 * A client that counts as up when the servers it reached are fit to hold jobs. They are asked at each new connection,
 * because after a failover others answer, and again while one is unfit or away, because an operator mends it without a
 * restart of ours.
 */ export class RedisGuard {
    constructor(broker, settings, events){
        this.events = events;
        /** Whether the account may use INFO; BullMQ takes its refusal for the end. */ this.mayAskInfo = true;
        this.connection = 0;
        this.client = createRedis(broker, settings);
        // Without the listener ioredis prints its errors to the console.
        this.client.on('error', (error)=>{
            if (error.message.startsWith('All sentinels are unreachable')) events.notice(NO_MASTER);
            else events.error(error);
        });
        this.client.on('ready', ()=>{
            this.begin();
            this.fit().catch(()=>undefined);
        });
        this.client.on('close', ()=>{
            this.begin();
            events.down();
        });
        if (this.client instanceof Cluster) {
            this.client.on('node error', events.error);
            // What was found of the other nodes holds on meanwhile: the new one may be dead, and their queues are not.
            this.client.on('+node', ()=>this.client.status === 'ready' && this.lookAgain());
        }
    }
    /** Resolves when the servers behind this connection are fit. @throws EnlaceError configuration-invalid */ fit() {
        return this.verdict ??= this.look();
    }
    /** Lets go at once. */ disconnect() {
        this.begin();
        disconnect(this.client);
    }
    /** What was found of the servers of the last connection says nothing of the next. */ begin() {
        this.connection += 1;
        this.verdict = undefined;
        clearTimeout(this.again);
    }
    async look() {
        const { connection } = this;
        try {
            const { complete, policy, info } = await requireNoEviction(this.client);
            if (connection !== this.connection) return;
            this.mayAskInfo = info;
            if (!policy) this.events.notice(UNKNOWN_POLICY);
            this.events.up();
            if (!complete) this.lookLater();
        } catch (error) {
            if (connection === this.connection) this.reject(error);
            throw error;
        }
    }
    lookAgain() {
        this.look().catch(()=>undefined);
    }
    lookLater() {
        clearTimeout(this.again);
        this.again = setTimeout(()=>this.lookAgain(), AGAIN_MS).unref();
    }
    reject(error) {
        this.verdict = undefined;
        if (isUnfit(error)) {
            this.events.unfit(error);
            this.lookLater();
        } else {
            this.events.error(error);
        }
    }
}
const UNKNOWN_POLICY = 'this account may ask Redis neither for INFO nor for CONFIG GET, so nobody checks that it never evicts. ' + 'Make sure that maxmemory-policy is noeviction, or allow INFO.';
// ioredis says this in words alone, and messages of drivers are not logged.
const NO_MASTER = 'no Redis Sentinel answers, lets us in and knows the master. Compare hosts, account and name of the master; ' + 'trying on.';

//# sourceMappingURL=redis.guard.js.map