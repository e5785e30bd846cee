import { isIP } from "node:net";
import { Cluster, Redis } from "ioredis";
import { parseRedisUrl } from "./redis.address.js";
import { limitHandshake } from "./redis.handshake.js";
const CONNECT_MS = 5_000;
const SLOTS_MS = 3_000;
const KEEP_ALIVE_MS = 10_000;
const GOOD_BYE_MS = 500;
const RETRY_FIRST_MS = 50;
const RETRY_MOST_MS = 1_000;
/** How often a command is sent after a slot that moves or a master that died, 100 ms apart: one that may wait, longer. */ const REDIRECTIONS = {
    waiting: 16,
    failing: 6
};
/** A client that does not connect yet. Auto-pipelining stays off: it made BullMQ slower (toolchain.md). */ export function createRedis(broker, settings) {
    const client = createClient(broker, settings);
    if (client instanceof Redis) boundSilence(client);
    else client.on('+node', boundSilence);
    return client;
}
function boundSilence(client) {
    endSilenceWithConnection(client);
    limitHandshake(client);
}
function createClient(broker, settings) {
    const address = parseRedisUrl(broker.url);
    const options = optionsOf(address, broker, settings);
    if (address.engine === 'cluster') return createCluster(address, options, settings);
    if (address.engine === 'sentinel') return createBySentinels(address, broker, options, settings);
    return createSingle(address, options, settings);
}
/** The servers behind a client that are known of at this moment. */ export function nodesOf(client) {
    return client instanceof Cluster ? client.nodes('all') : [
        client
    ];
}
/**
 * Lets go at once. What is over already is let alone: ioredis would start a timer that keeps the process alive for a moment.
 */ export function disconnect(client) {
    if (client.status !== 'end' || listens(client)) client.disconnect();
}
/** Behind Sentinels a connection that ended by QUIT goes on listening to them, which ioredis tells nobody. */ function listens(client) {
    const { connector } = client;
    return connector?.failoverDetector?.isDisconnected === false;
}
/** A broker that is back is found within a second, while one that is away costs one attempt a second. */ export function retryMilliseconds(times) {
    return Math.min(RETRY_FIRST_MS * 2 ** (times - 1), RETRY_MOST_MS);
}
/** The next of some events of a client; the other listeners are gone when it resolves. */ export function nextOf(client, events) {
    return new Promise((resolve)=>{
        const listeners = events.map((event)=>({
                event,
                listener: ()=>settle(event)
            }));
        const settle = (event)=>{
            for (const { event, listener } of listeners)client.off(event, listener);
            resolve(event);
        };
        for (const { event, listener } of listeners)client.on(event, listener);
    });
}
function optionsOf(address, { ca }, settings) {
    const { username, password } = address;
    return {
        lazyConnect: true,
        connectTimeout: CONNECT_MS,
        disconnectTimeout: GOOD_BYE_MS,
        keepAlive: KEEP_ALIVE_MS,
        // An account that may do only what it needs may not say CLIENT, and each refusal is a line in the log of Redis.
        disableClientInfo: true,
        maxRetriesPerRequest: settings.retriesPerRequest,
        // A master that became a replica keeps its connections; behind a new connection stands the new master.
        reconnectOnError: ({ message })=>message.startsWith('READONLY'),
        ...settings.retriesPerRequest === 0 && {
            enableOfflineQueue: false
        },
        ...settings.silence !== undefined && {
            socketTimeout: settings.silence
        },
        ...username !== undefined && {
            username
        },
        ...password !== undefined && {
            password
        },
        ...address.tls && {
            tls: ca === undefined ? {} : {
                ca
            }
        }
    };
}
function createSingle(address, options, settings) {
    const [server = {
        host: '',
        port: 0
    }] = address.hosts;
    // Node sends no name to the server (SNI) unless told, and a shared endpoint then shows a foreign certificate.
    const name = isIP(server.host) === 0 ? {
        servername: server.host
    } : {};
    return new Redis({
        ...options,
        ...server,
        ...options.tls && {
            tls: {
                ...options.tls,
                ...name
            }
        },
        db: address.database,
        retryStrategy: settings.retry ?? retryMilliseconds
    });
}
function createBySentinels(address, { sentinelAccount }, options, settings) {
    const { master = '', hosts, tls, database } = address;
    const retry = settings.retry ?? retryMilliseconds;
    const client = new Redis({
        ...options,
        sentinels: [
            ...hosts
        ],
        name: master,
        db: database,
        retryStrategy: retry,
        sentinelRetryStrategy: retry,
        // A Sentinel that hangs must not keep us from asking the next.
        sentinelCommandTimeout: CONNECT_MS,
        // Hear of a failover from the Sentinels; a master that is cut off would keep us for as long as it is silent.
        failoverDetector: true,
        ...sentinelAccount?.username !== undefined && {
            sentinelUsername: sentinelAccount.username
        },
        ...sentinelAccount !== undefined && {
            sentinelPassword: sentinelAccount.password
        },
        ...tls && {
            enableTLSForSentinelMode: true,
            sentinelTLS: options.tls ?? {}
        }
    });
    revive(client, retry);
    return client;
}
/**
 * News of a failover break off whatever the client is doing, and one that is asking for the master just then takes it for
 * our good-bye: it ends, and tries no more. Three Sentinels tell of each failover, in their own time; a party whose queue
 * nobody consumed any more was found by the fault run with seed 17.
 */ function revive(client, retry) {
    // Set by a good-bye of ours, and taken back when a connection closed for it.
    const farewell = client;
    let isAsking = false;
    const connect = ()=>{
        if (client.status === 'end' && !farewell.manuallyClosing) client.connect().catch(()=>undefined);
    };
    client.on('connecting', ()=>isAsking = true).on('close', ()=>isAsking = false).on('end', ()=>{
        const wait = isAsking && !farewell.manuallyClosing ? retry(1) : null;
        if (wait !== null) setTimeout(connect, wait);
    });
}
function createCluster(address, options, settings) {
    const isWaiting = settings.retriesPerRequest === null;
    return new Cluster([
        ...address.hosts
    ], {
        lazyConnect: true,
        redisOptions: options,
        enableOfflineQueue: isWaiting,
        maxRedirections: isWaiting ? REDIRECTIONS.waiting : REDIRECTIONS.failing,
        // ioredis' second is too short for a busy node, and a node that does not answer in time counts as gone.
        slotsRefreshTimeout: SLOTS_MS,
        // The check asks a node drawn by lot, and a connection without a limit of silence would wait for one that hangs.
        enableReadyCheck: settings.silence !== undefined,
        clusterRetryStrategy: settings.retry ?? retryMilliseconds,
        // A name is on the certificate, and the number that ioredis would look up is not.
        dnsLookup: (host, found)=>found(null, host)
    });
}
/**
 * ioredis leaves the timer of a silence running when its connection is gone: seconds after an outage it would break the
 * new connection for the silence of the old one, and it keeps a process alive that has closed everything.
 */ function endSilenceWithConnection(connection) {
    const timed = connection;
    connection.on('close', ()=>{
        clearTimeout(timed.socketTimeoutTimer);
        timed.socketTimeoutTimer = undefined;
    });
}

//# sourceMappingURL=redis.client.js.map