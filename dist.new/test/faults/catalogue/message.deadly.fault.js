import { eventually } from "../../support/eventually.js";
import { deadlyFlag } from "../load/flag.mix.js";
import { findRefusal } from "../reconcile/outbox.records.js";
const DEADLY = new URL('../inject/deadly.handler.js', import.meta.url);
const PATIENCE_MS = 120_000;
export const QUARANTINED = 'message-quarantined';
/**
 * A valid, signed message ends the process of whoever handles it. It may do so twice; then it is set aside with a signed
 * refusal, and what waits behind it goes on. The process stays as vulnerable as it was: only the message is kept from it.
 */ export const poisonReceiver = ({ world, load, burst, wonder })=>{
    const onpar = ()=>world.party('onpar');
    let quarantined = false;
    return {
        name: 'poison-onpar',
        what: 'a message ends the process that handles it',
        seconds: 0,
        async apply () {
            await onpar().stop();
            await onpar().start({
                imports: [
                    DEADLY
                ]
            });
            const before = onpar().deaths;
            load.burst(burst);
            const [poison] = await load.flag(deadlyFlag());
            if (poison === undefined) return wonder('the deadly flag was not taken');
            load.ledger.poison.add(poison.caseCode);
            load.burst(burst);
            const refusal = await eventually(async ()=>await findRefusal(world.databases, poison.by, poison.caseCode) ?? false, {
                within: PATIENCE_MS,
                every: 100
            }).catch(()=>undefined);
            const deaths = onpar().deaths - before;
            onpar().deaths = before;
            quarantined = refusal === QUARANTINED;
            if (!quarantined) wonder(`a message killed onpar ${deaths} times and was answered ${refusal ?? 'nothing'}`);
            else if (deaths !== 2) wonder(`a message was quarantined after ${deaths} deaths; two were expected`);
        },
        async heal () {
            if (quarantined) return;
            load.ledger.poison.clear();
            await onpar().kill();
            await onpar().start();
        }
    };
};

//# sourceMappingURL=message.deadly.fault.js.map