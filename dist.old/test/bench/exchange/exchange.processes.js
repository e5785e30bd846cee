import { join } from "node:path";
import { prepareIdentities } from "../../../apps/sandbox/src/fleet/identity.store.js";
import { MEMBERS } from "../../../apps/sandbox/src/fleet/member.list.js";
const SENDER_MAIN = {
    main: '../../apps/senafront/src/main.js',
    driver: 'exchange/sender.process.js'
};
/** @param name of this exchange: databases and queues of its own, so that no scenario starts with another's rows */ export async function startExchange(bench, name, kind) {
    const house = await prepareHouse(bench, name);
    const receiver = await house.start('onpar', '../../apps/onpar/src/main.js');
    const audit = await house.start('audit', '../../apps/audit/src/main.js');
    const sender = await house.start('senafront', SENDER_MAIN[kind]);
    const [url] = await Promise.all([
        sender.url(),
        receiver.url(),
        audit.url()
    ]);
    const databases = {
        sender: await house.databaseOf('senafront'),
        receiver: await house.databaseOf('onpar'),
        audit: await house.databaseOf('audit')
    };
    return {
        sender,
        receiver,
        audit,
        url,
        token: house.tokenOf('senafront', 'officer'),
        databases
    };
}
export async function startAudit(bench, name) {
    const house = await prepareHouse(bench, name);
    const audit = await house.start('audit', '../../apps/audit/src/main.js');
    const producer = await house.start('senafront', 'audit/sealed.producer.js');
    const [url, database] = [
        await audit.url(),
        await house.databaseOf('audit')
    ];
    return {
        audit,
        producer,
        url,
        token: house.tokenOf('audit', 'auditor'),
        database
    };
}
/** Keys, tokens and addresses, as an operator would hand them out. */ async function prepareHouse(bench, name) {
    const identities = await prepareIdentities(join(bench.folder, 'identities'), MEMBERS);
    const databaseOf = (party)=>bench.postgres.createDatabase(`${name}_${party}`);
    return {
        databaseOf,
        tokenOf: (party, role)=>identities.of.get(party)?.tokens[role] ?? '',
        start: async (party, main)=>{
            const identity = identities.of.get(party);
            return bench.start(party, main, {
                REDIS_URL: bench.redis.url,
                QUEUE_PREFIX: name,
                HOST: '127.0.0.1',
                PORT: '0',
                DATABASE_URL: await databaseOf(party),
                KEYS_FILE: identity?.keysFile,
                TOKENS_FILE: identity?.tokensFile,
                DATA_KEYS_FILE: identity?.dataKeysFile,
                DIRECTORY_FILE: identities.directoryFile,
                // One token stands for all officers of the border here.
                RATE_USER_PER_MINUTE: '0',
                RATE_AGENCY_PER_MINUTE: '0',
                ...bench.options.settings
            });
        }
    };
}

//# sourceMappingURL=exchange.processes.js.map