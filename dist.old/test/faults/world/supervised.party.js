import { setTimeout as delay } from "node:timers/promises";
import { NodeProcess } from "../../support/process/node.process.js";
const HEALTHY = {
    imports: []
};
/** What a container's restart policy leaves between two starts, about. */ const RESTART_MS = 200;
/** One party as a process of its own, under a supervisor that starts it again when it dies unasked. */ export class SupervisedParty {
    constructor(settings){
        this.settings = settings;
        /** Times it died of itself. */ this.deaths = 0;
        this.infection = HEALTHY;
        this.port = '0';
    }
    /** Where it listens, from its first start on. */ get url() {
        return `http://127.0.0.1:${this.port}`;
    }
    /** @throws Error with its last words when it does not come up */ async start(infection = HEALTHY) {
        this.infection = infection;
        await this.launch();
    }
    async kill() {
        await this.release()?.kill();
    }
    /** In good order, as a deployment does. */ async stop() {
        await this.release()?.stop();
    }
    /** From now on nobody starts it again. */ release() {
        const { process } = this;
        this.process = undefined;
        return process;
    }
    async launch() {
        const { party, env, folder } = this.settings;
        const started = new NodeProcess({
            name: party,
            main: new URL(`../../../apps/${party}/src/main.js`, import.meta.url),
            env: {
                ...env,
                PORT: this.port,
                ...this.infection.env
            },
            folder,
            imports: this.infection.imports
        });
        this.process = started;
        void this.attend(started);
        this.port = new URL(await started.url()).port;
    }
    /** Waits for the end of a life, and begins the next one if nobody ordered the end. */ async attend(started) {
        await started.ended;
        if (this.process !== started) return;
        this.deaths += 1;
        await delay(RESTART_MS);
        if (this.process === started) await this.launch().catch(()=>undefined);
    }
}

//# sourceMappingURL=supervised.party.js.map