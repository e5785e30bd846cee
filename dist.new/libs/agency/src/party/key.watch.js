function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Inject, Injectable, Logger } from "@nestjs/common";
import { checkKeys, readKeyFiles } from "./key.files.js";
import { PARTY_CONFIG } from "./party.config.js";
export class KeyWatch {
    constructor(config){
        this.config = config;
        this.logger = new Logger('KeyWatch');
        this.stopped = false;
    }
    async onApplicationBootstrap() {
        const { keyFiles } = this.config;
        if (keyFiles === undefined) return;
        await this.look(keyFiles);
        this.wait(keyFiles);
    }
    beforeApplicationShutdown() {
        this.stopped = true;
        clearTimeout(this.timer);
    }
    wait(files) {
        if (this.stopped) return;
        const again = ()=>void this.look(files).finally(()=>this.wait(files));
        this.timer = setTimeout(again, this.config.keysPollMilliseconds).unref();
    }
    async look(files) {
        try {
            const mark = await markOf(files);
            if (mark === this.seen) return;
            this.seen = mark;
            this.take(files);
            this.fault = undefined;
            this.logger.log('Keys and directory were read from their files.');
        } catch (error) {
            const why = error instanceof Error ? error.message : 'unknown error';
            // Once, and not at every look: a file may be away for as long as the party runs.
            if (why !== this.fault) this.logger.error(`Keys and directory stay as they were: ${why}`);
            this.fault = why;
        }
    }
    /** Both are checked before either is taken. */ take(files) {
        const { party, ring, directory } = this.config;
        const { keys, parties } = readKeyFiles(files);
        checkKeys(party, keys, parties);
        directory.replace(parties);
        ring.replace(keys);
    }
}
KeyWatch = _ts_decorate([
    Injectable(),
    _ts_param(0, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PartyConfig === "undefined" ? Object : PartyConfig
    ])
], KeyWatch);
async function markOf({ keysFile, directoryFile }) {
    const hash = createHash('sha256');
    for (const file of [
        keysFile,
        directoryFile
    ])hash.update(await readFile(file)).update('\0');
    return hash.digest('hex');
}

//# sourceMappingURL=key.watch.js.map