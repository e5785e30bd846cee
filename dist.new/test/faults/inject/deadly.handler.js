import { InboxProcessor } from "../../../libs/outbox/src/index.js";
import { DEADLY_ALIAS } from "./deadly.alias.js";
const poisoned = new WeakSet();
// oxlint-disable-next-line typescript/unbound-method -- called below with the processor it belongs to
const take = InboxProcessor.prototype.process;
/**
 * Loaded into a receiver with `--import`: the handler of referrals ends the process when it meets one person. The message
 * is valid and signed; it is killed in the handler, after every check and within the transaction.
 */ InboxProcessor.prototype.process = function(job) {
    const handler = this['handlers'].get('referral.requested.v1');
    if (handler !== undefined && !poisoned.has(handler)) {
        poisoned.add(handler);
        const apply = handler.apply.bind(handler);
        handler.apply = (messages, tx)=>{
            if (messages.some(({ data })=>isDeadly(data))) process.kill(process.pid, 'SIGKILL');
            return apply(messages, tx);
        };
    }
    return take.call(this, job);
};
function isDeadly(data) {
    return data.disclosure === 'full' && data.content.persons.some(({ alias })=>alias === DEADLY_ALIAS);
}

//# sourceMappingURL=deadly.handler.js.map