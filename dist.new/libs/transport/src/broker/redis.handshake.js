const HANDSHAKE_MS = 5_000;
/**
 * Breaks a connection that was accepted and is not greeted in time, so that the next try begins. A client without a limit
 * on silence, as one that waits for jobs must be, would wait for the greeting for ever: its connect timeout ends when the
 * connection stands, and BullMQ's watchdog watches only commands.
 */ export function limitHandshake(client, milliseconds = HANDSHAKE_MS) {
    let timer;
    const clear = ()=>clearTimeout(timer);
    client.on('connect', ()=>{
        timer = setTimeout(()=>client.disconnect(true), milliseconds);
    }).on('ready', clear).on('close', clear);
}

//# sourceMappingURL=redis.handshake.js.map