import { EnlaceError } from "../../../contracts/src/index.js";
import { parseRedisUrl } from "./redis.address.js";
const POSTGRES_SCHEMES = [
    'postgres:',
    'postgresql:'
];
/**
 * @throws EnlaceError configuration-invalid naming the option, never its value: a broker's URL holds a password.
 */ export function checkBroker(broker) {
    if (broker.backend === 'redis') {
        parseRedisUrl(broker.url);
        if (/[{}]/.test(broker.prefix ?? '')) {
            throw invalid('prefix', 'holds a brace. Leave it out: braces say on which master of a cluster a queue lies.');
        }
        return;
    }
    if (!URL.canParse(broker.url) || !POSTGRES_SCHEMES.includes(new URL(broker.url).protocol)) {
        throw invalid('url', `is not an address of postgres. Write it as ${POSTGRES_SCHEMES.join('// or ')}//...`);
    }
    if (!/^[a-z_][a-z0-9_]{0,62}$/.test(broker.schema ?? 'bullmq')) {
        throw invalid('schema', 'is not a plain name. Use lower-case letters, digits and underscores, 63 at most.');
    }
}
function invalid(option, why) {
    return new EnlaceError('configuration-invalid', `The broker's ${option} ${why}`, {
        field: `broker.${option}`
    });
}

//# sourceMappingURL=broker.options.js.map