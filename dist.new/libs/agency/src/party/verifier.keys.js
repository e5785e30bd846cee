import { readFileSync } from "node:fs";
import { parseVerifierKey } from "../../../audit/src/index.js";
import { EnlaceError } from "../../../contracts/src/index.js";
import { ConfigurationError } from "../../../platform/src/index.js";
/**
 * Verifier keys that a setting pins, separated by white space, or those in the file it names: a container gets files.
 *
 * @throws ConfigurationError naming the setting
 */ export function readVerifierKeys(setting, value, type) {
    const text = value.startsWith('/') ? readText(setting, value) : value;
    try {
        const keys = text.trim().split(/\s+/).map(parseVerifierKey);
        if (keys.every((key)=>key.type === type)) return keys;
    } catch (error) {
        if (!(error instanceof EnlaceError)) throw error;
        throw new ConfigurationError([
            `${setting}: ${error.message}`
        ]);
    }
    const wanted = type === 'note' ? 'of a log, and one is of a witness' : 'of a witness, and one is of a log';
    throw new ConfigurationError([
        `${setting}: keys are expected ${wanted}`
    ]);
}
function readText(setting, path) {
    try {
        return readFileSync(path, 'utf8');
    } catch (cause) {
        const { code } = cause;
        throw new ConfigurationError([
            `${setting}: the file ${path} cannot be read (${code})`
        ]);
    }
}

//# sourceMappingURL=verifier.keys.js.map