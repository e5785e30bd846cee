import { partClocks } from "./clocks.apart.fault.js";
import { fillDisk } from "./disk.full.fault.js";
import { duplicateJobs } from "./jobs.duplicated.fault.js";
import { reorderJobs } from "./jobs.reordered.fault.js";
import { silenceLinks } from "./link.silent.fault.js";
import { poisonReceiver } from "./message.deadly.fault.js";
import { slowNetwork } from "./network.slow.fault.js";
import { killParty } from "./party.killed.fault.js";
import { killPostgres } from "./postgres.killed.fault.js";
import { refusePostgres } from "./postgres.refusing.fault.js";
import { missReceiver } from "./receiver.absent.fault.js";
import { failOverRedis } from "./redis.failover.fault.js";
import { flushRedis } from "./redis.flushed.fault.js";
import { fillRedis } from "./redis.full.fault.js";
import { killRedis } from "./redis.killed.fault.js";
import { killRelay } from "./relay.killed.fault.js";
import { failOverSentinels } from "./sentinel.failover.fault.js";
/** Everything that goes wrong in a whole run, by name. */ export const FAULTS = {
    'kill-senafront': killParty('senafront'),
    'kill-snm': killParty('snm'),
    'kill-onpar': killParty('onpar'),
    'kill-senniaf': killParty('senniaf'),
    'kill-inamu': killParty('inamu'),
    'kill-audit': killParty('audit'),
    'kill-relay': killRelay,
    'kill-redis': killRedis,
    'flush-redis': flushRedis,
    'fill-redis': fillRedis,
    'fail-over-redis': failOverRedis,
    'fail-over-sentinel': failOverSentinels,
    'kill-postgres': killPostgres,
    'refuse-postgres': refusePostgres,
    'fill-disk': fillDisk,
    'silence-redis': silenceLinks('redis', 'Redis'),
    'silence-postgres': silenceLinks('postgres', 'PostgreSQL'),
    'slow-network': slowNetwork,
    'duplicate-jobs': duplicateJobs,
    'reorder-jobs': reorderJobs,
    'part-clocks': partClocks,
    'poison-onpar': poisonReceiver,
    'miss-receiver': missReceiver
};
export const FAULT_NAMES = Object.keys(FAULTS);
/** Those that matter most and heal soon: what `npm test` has the time for. */ export const QUICK = [
    'kill-onpar',
    'kill-relay',
    'kill-audit',
    'kill-redis',
    'kill-postgres',
    'fill-disk',
    'duplicate-jobs',
    'reorder-jobs'
];

//# sourceMappingURL=fault.catalogue.js.map