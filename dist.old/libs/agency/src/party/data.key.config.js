import { ConfigurationError, loadJsonFile } from "../../../platform/src/index.js";
import { WrappingKeySet, WrappingKeys } from "../../../security/src/index.js";
import * as z from "zod";
/** Where the keys are that wrap the data keys of records: a file, or the environment itself. The current one first. */ export const DATA_KEY_VARIABLES = {
    DATA_KEYS_FILE: z.string().optional(),
    DATA_KEYS: z.string().optional()
};
const DataKeysFile = z.strictObject({
    keys: WrappingKeySet
});
/** What is missing or too much, for the one message that names every fault. */ export function dataKeyFaults({ DATA_KEYS_FILE: file, DATA_KEYS: text }) {
    if (file === undefined !== (text === undefined)) return [];
    const why = 'set exactly one of DATA_KEYS_FILE and DATA_KEYS: records of persons are sealed under its first key';
    return [
        [
            'DATA_KEYS_FILE',
            why
        ]
    ];
}
/** @throws ConfigurationError; never with a word of a key */ export function dataKeysOf({ DATA_KEYS_FILE: file, DATA_KEYS: text }) {
    if (file !== undefined) return new WrappingKeys(loadJsonFile('DATA_KEYS_FILE', file, DataKeysFile).keys);
    const keys = WrappingKeySet.safeParse((text ?? '').split(/\s+/).filter(Boolean).map(readPair));
    if (keys.success) return new WrappingKeys(keys.data);
    throw new ConfigurationError([
        'DATA_KEYS: one or more ID:KEY are expected, the current first, each key 32 bytes in base64url and no id twice'
    ]);
}
function readPair(pair) {
    const [id = '', key = ''] = pair.split(':', 2);
    return {
        id,
        key
    };
}

//# sourceMappingURL=data.key.config.js.map