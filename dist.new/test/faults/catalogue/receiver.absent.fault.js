import { setTimeout as delay } from "node:timers/promises";
import { RECEIVERS } from "../world/fault.world.js";
/** The broker tries a job six times within some eight seconds, and then forgets it (`JobPolicy`). */ const ATTEMPTS_MS = 11_000;
/**
 * A receiver is away for longer than anybody's retries. First it takes jobs and can do nothing with them, until the broker
 * has given up each; then it is gone while the relay passes its longest wait again and again.
 */ export const missReceiver = ({ world, load, random, burst })=>{
    const agency = random.pick(RECEIVERS);
    const { postgres } = world.network.of(agency);
    return {
        name: 'miss-receiver',
        what: `${agency} is away for longer than all retries`,
        seconds: 8,
        async apply () {
            await postgres.refuse();
            load.burst(burst);
            await delay(ATTEMPTS_MS);
            await world.party(agency).kill();
            load.burst(burst);
        },
        async heal () {
            await postgres.accept();
            await world.party(agency).start();
        }
    };
};

//# sourceMappingURL=receiver.absent.fault.js.map