import { EnlaceError, PARTY_IDS } from "../../../contracts/src/index.js";
import { ConfigurationError, loadJsonFile } from "../../../platform/src/index.js";
import { KeyDirectory, KeyRing } from "../../../security/src/index.js";
import * as z from "zod";
export const DirectoryFile = z.object({
    parties: z.partialRecord(z.enum(PARTY_IDS), z.object({
        keys: z.array(z.looseObject({
            kid: z.string()
        })).min(1),
        offices: z.array(z.string()).default([])
    }))
});
export const KeysFile = z.looseObject({
    keys: z.array(z.unknown())
});
/**
 * What two files hold, whole and checked against each other.
 *
 * @throws ConfigurationError
 */ export function checkKeys(party, keys, parties) {
    try {
        const ring = new KeyRing(party, keys);
        const directory = new KeyDirectory(parties);
        const faults = [
            party,
            'audit'
        ].filter((id)=>!directory.has(id));
        if (faults.length > 0) throw new ConfigurationError(faults.map((id)=>`DIRECTORY_FILE: no keys of ${id}`));
        return {
            ring,
            directory
        };
    } catch (error) {
        if (error instanceof EnlaceError) throw new ConfigurationError([
            `KEYS_FILE or DIRECTORY_FILE: ${error.message}`
        ]);
        throw error;
    }
}
/** @throws ConfigurationError */ export function readKeyFiles({ keysFile, directoryFile }) {
    const { parties } = loadJsonFile('DIRECTORY_FILE', directoryFile, DirectoryFile);
    const keys = loadJsonFile('KEYS_FILE', keysFile, KeysFile);
    return {
        keys: keys,
        parties: parties
    };
}

//# sourceMappingURL=key.files.js.map