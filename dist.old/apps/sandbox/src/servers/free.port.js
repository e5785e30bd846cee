import { createServer } from "node:net";
/**
 * A TCP port of 127.0.0.1 that nobody holds at this moment. Somebody else may take it before the caller binds
 * it; whoever starts a server on it must be ready to ask again.
 */ export function freePort() {
    return new Promise((resolve, reject)=>{
        const probe = createServer();
        probe.once('error', reject);
        probe.listen(0, '127.0.0.1', ()=>{
            const address = probe.address();
            const port = typeof address === 'object' && address !== null ? address.port : 0;
            probe.close(()=>resolve(port));
        });
    });
}

//# sourceMappingURL=free.port.js.map