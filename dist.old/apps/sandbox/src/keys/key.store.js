import { open, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { KeyDirectory, KeyRing } from "../../../../libs/security/src/index.js";
/** The key set of a party and its copy of the directory, as `npm run identities` lays them into a folder. */ export class KeyStore {
    constructor(folder){
        this.folder = folder;
    }
    async keys(party) {
        const { keys } = JSON.parse(await readFile(this.keysFile(party), 'utf8'));
        return keys;
    }
    async directory() {
        return JSON.parse(await readFile(this.directoryFile, 'utf8'));
    }
    /** Refuses a set that the party could not run on: nothing is written then. */ async writeKeys(party, keys) {
        const ring = new KeyRing(party, {
            keys
        });
        await overwrite(this.keysFile(ring.party), {
            keys
        });
    }
    async writeDirectory(directory) {
        await overwrite(this.directoryFile, checked(directory));
    }
    keysFile(party) {
        return join(this.folder, `${party}.keys.json`);
    }
    get directoryFile() {
        return join(this.folder, 'directory.json');
    }
}
/** As it is, if a party can run on it. */ function checked(directory) {
    const pinned = new KeyDirectory({});
    pinned.replace(directory.parties);
    return directory;
}
/**
 * In place, because a container has the file mounted and would go on reading one that was renamed over. A second copy lies
 * on the disk first: whoever loses the power in between still has the keys.
 */ async function overwrite(file, content) {
    const text = `${JSON.stringify(content, null, 2)}\n`;
    const copy = await open(`${file}.new`, 'w', 0o600);
    try {
        await copy.writeFile(text);
        await copy.sync();
    } finally{
        await copy.close();
    }
    await writeFile(file, text, {
        mode: 0o600
    });
    await rm(`${file}.new`);
}

//# sourceMappingURL=key.store.js.map