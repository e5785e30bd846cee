import { connect } from "node:net";
import { DelayLine } from "./delay.line.js";
/** One connection of a client, and the one that the proxy holds to the target for it. */ export class ProxiedConnection {
    constructor(client, target, weather, onClose){
        this.client = client;
        this.server = connect({
            host: target.hostname,
            port: Number(target.port)
        });
        this.answers = new DelayLine(weather.latency, (answer)=>answer === 'end' ? client.end() : client.write(answer));
        client.setNoDelay(true);
        this.server.setNoDelay(true);
        client.on('data', (chunk)=>void this.server.write(weather.onRequest(chunk)));
        client.on('end', ()=>void this.server.end());
        this.server.on('data', (chunk)=>weather.breaks() ? this.reset() : this.answers.push(chunk));
        this.server.on('end', ()=>this.answers.push('end'));
        for (const socket of [
            client,
            this.server
        ]){
            socket.on('error', ()=>this.destroy());
            socket.on('close', ()=>{
                this.destroy();
                onClose();
            });
        }
    }
    /** Nothing passes and nobody is told. */ silence() {
        this.each((socket)=>void socket.pause());
    }
    resume() {
        this.each((socket)=>void socket.resume());
    }
    /** Breaks the connection (RST). */ reset() {
        this.each((socket)=>void socket.resetAndDestroy());
    }
    destroy() {
        this.answers.clear();
        this.each((socket)=>void socket.destroy());
    }
    each(act) {
        act(this.client);
        act(this.server);
    }
}

//# sourceMappingURL=proxied.connection.js.map