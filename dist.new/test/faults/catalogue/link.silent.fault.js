/**
 * Half-open connections: bytes stop, sockets stay. Afterwards the network carries again, but those connections never: both
 * ends hold them for alive, and only a time limit of one's own ends them.
 */ export function silenceLinks(kind, server) {
    return ({ world, load, burst })=>({
            name: `silence-${kind}`,
            what: `every connection to ${server} falls silent for ever (half-open)`,
            seconds: 12,
            apply () {
                load.burst(burst);
                for (const link of world.network.every(kind))link.silence();
                return Promise.resolve();
            },
            heal () {
                for (const link of world.network.every(kind))link.forget();
                return Promise.resolve();
            }
        });
}

//# sourceMappingURL=link.silent.fault.js.map