import { execute } from "../../../apps/sandbox/src/servers/postgres.session.js";
/**
 * Gives a new server the write-ahead log of one that has been at work for a while: segments that were written before, and
 * are used again under other names. A new server makes each and fills it with zeros, and all who commit wait until 16 MB
 * are on disk: twenty-five times in a round of the loop, which was a seventh slower for it. Where `min_wal_size` is large,
 * that is paid once in the life of a server.
 */ export function useWal(url, segments) {
    return execute(url, [
        // Where nothing was written, there is nothing to switch from.
        `SELECT pg_logical_emit_message(false, 'bench', ''), pg_switch_wal() FROM generate_series(1, ${segments})`,
        'CHECKPOINT'
    ]);
}

//# sourceMappingURL=wal.history.js.map