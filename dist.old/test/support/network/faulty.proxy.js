import { once } from "node:events";
import { createServer } from "node:net";
import { ProxiedConnection } from "./proxied.connection.js";
const FAIR = {
    latency: 0,
    resets: 0
};
/** @throws Error when the port is taken */ export async function startFaultyProxy(targetUrl) {
    const proxy = new FaultyProxy(targetUrl);
    await proxy.accept();
    return proxy;
}
/**
 * A TCP proxy that does what networks do. Killing a server shows none of it: a connection that falls silent looks alive
 * and ends only by a timeout of one's own; one that is reset after the request leaves open whether it was obeyed.
 */ export class FaultyProxy {
    constructor(targetUrl){
        /** Connections that were accepted so far. */ this.accepted = 0;
        this.connections = new Set();
        this.port = 0;
        this.silent = false;
        this.weather = FAIR;
        this.target = new URL(targetUrl);
    }
    /** The target's address with this proxy in its place. */ get url() {
        const url = new URL(this.target);
        url.hostname = '127.0.0.1';
        url.port = String(this.port);
        return url.href;
    }
    /** From now on nothing passes, in either direction; new connections are accepted and meet the same silence. */ silence() {
        this.silent = true;
        this.each((connection)=>connection.silence());
    }
    /** What was held back passes, and everything after it. */ resume() {
        this.silent = false;
        this.each((connection)=>connection.resume());
    }
    /**
   * New connections pass again. Those that fell silent stay so, as when a router has forgotten them: neither end is told,
   * and what the client had under way nobody will ever answer or refuse.
   */ forget() {
        this.silent = false;
    }
    /** Breaks every connection (RST) and goes on accepting new ones. */ cut() {
        this.each((connection)=>connection.reset());
    }
    /** Breaks every connection and refuses new ones (ECONNREFUSED), as a host without the server does. */ async refuse() {
        const { server } = this;
        this.server = undefined;
        this.cut();
        if (server === undefined) return;
        server.close();
        await once(server, 'close');
    }
    /** Accepts connections, again under the address it had. */ async accept() {
        if (this.server !== undefined) return;
        const server = createServer((client)=>{
            const weather = {
                latency: ()=>this.weather.latency,
                breaks: ()=>(this.weather.random ?? Math.random)() < this.weather.resets,
                onRequest: (chunk)=>this.tap?.(chunk) ?? chunk
            };
            const connection = new ProxiedConnection(client, this.target, weather, ()=>this.connections.delete(connection));
            this.accepted += 1;
            this.connections.add(connection);
            if (this.silent) connection.silence();
        });
        server.listen(this.port, '127.0.0.1');
        await once(server, 'listening');
        this.server = server;
        this.port = server.address().port;
    }
    /** Slow and unreliable from now on; without an argument fair again. */ turn(weather = FAIR) {
        this.weather = weather;
    }
    /** New connections go to another server; the old ones break. */ retarget(targetUrl) {
        this.target = new URL(targetUrl);
        this.cut();
    }
    /** Shows what clients send just before it goes on; what the listener answers goes on instead. `undefined` ends it. */ watch(onRequest) {
        this.tap = onRequest;
    }
    async close() {
        this.each((connection)=>connection.destroy());
        await this.refuse();
    }
    each(act) {
        for (const connection of this.connections)act(connection);
    }
}

//# sourceMappingURL=faulty.proxy.js.map