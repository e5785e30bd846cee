import { setTimeout as delay } from "node:timers/promises";
const BUSY_MS = 300;
/** `kill -9` of the server of all databases: every transaction under way is undone, also one whose client hears nothing. */ export const killPostgres = ({ world, load, random, burst })=>({
        name: 'kill-postgres',
        what: 'PostgreSQL is killed and restarts',
        seconds: 2,
        async apply () {
            load.burst(burst);
            await delay(random.next() * BUSY_MS);
            await world.postgres.kill();
        },
        heal: ()=>world.postgres.start()
    });

//# sourceMappingURL=postgres.killed.fault.js.map