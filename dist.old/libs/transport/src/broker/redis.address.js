import { EnlaceError } from "../../../contracts/src/index.js";
const PARTS = /^(rediss?)(?:\+(sentinel|cluster))?:\/\/(?:([^/?#]*)@)?([^@/?#]*)(?:\/([^?#]*))?([?#].*)?$/s;
const HOST = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]\s]+))(?::(\d{1,5}))?$/;
const FORMS = 'redis://host:6379/0, redis+sentinel://host:26379,host:26379,host:26379/mymaster/0 or ' + 'redis+cluster://host:6379,host:6379,host:6379, each with rediss for TLS and with user:password@ before the hosts';
/** @throws EnlaceError configuration-invalid with every fault of the URL, and no part of it */ export function parseRedisUrl(url) {
    const { address, faults } = read(url);
    if (address !== undefined && faults.length === 0) return address;
    const message = `The broker's url ${faults.join('; it ')}.`;
    throw new EnlaceError('configuration-invalid', message, {
        field: 'broker.url'
    });
}
/** What is wrong with the URL of a Redis, each to be read after "it". Never quotes it: it holds a password. */ export function redisUrlFaults(url) {
    return read(url).faults;
}
function read(url) {
    const parts = PARTS.exec(url);
    if (parts === null) return {
        faults: [
            `is not an address of redis: write it as ${FORMS}`
        ]
    };
    const [, scheme, engine = 'single', account, list = '', path = '', rest] = parts;
    const faults = [];
    if (rest !== undefined) {
        faults.push('has a ? or a #, and nobody reads what follows: in a password write %3F and %23');
    }
    const [username, password] = readAccount(account, faults);
    const hosts = readHosts(list, engine === 'sentinel' ? 26_379 : 6_379, faults);
    if (engine === 'single' && hosts.length > 1) {
        faults.push('names several hosts: write redis+sentinel:// or redis+cluster://');
    }
    const { master, database } = readPath(engine, path, faults);
    const address = {
        tls: scheme === 'rediss',
        hosts,
        username,
        password,
        master,
        database
    };
    return {
        address: {
            ...address,
            engine: engine
        },
        faults
    };
}
function readAccount(account, faults) {
    if (account === undefined || account === '') return [];
    const [username = '', ...password] = account.split(':');
    if (password.length === 0) {
        faults.push('names a user without a password: write user:password@, or :password@ without a user');
    }
    try {
        return [
            decodeURIComponent(username) || undefined,
            decodeURIComponent(password.join(':')) || undefined
        ];
    } catch  {
        faults.push('has a % in its user or password that is not followed by two hexadecimal digits: write it as %25');
        return [];
    }
}
function readHosts(list, port, faults) {
    const hosts = list.split(',').map((text)=>{
        const [, bracketed, plain, digits] = HOST.exec(text) ?? [];
        const host = bracketed ?? plain;
        const given = digits === undefined ? port : Number(digits);
        return host === undefined || given < 1 || given > 65_535 ? undefined : {
            host,
            port: given
        };
    });
    const read = hosts.filter((host)=>host !== undefined);
    if (read.length < hosts.length) {
        faults.push('has a host that cannot be read: write host:port with commas between, IPv6 in [ ]');
    }
    return read;
}
function readPath(engine, path, faults) {
    const segments = path.split('/');
    const master = engine === 'sentinel' ? segments.shift() : undefined;
    if (master !== undefined && !/^[\w.-]+$/.test(master)) {
        faults.push('does not say which master the Sentinels watch: write its name after the hosts, as /mymaster/0');
    }
    const [digits = '', ...more] = segments;
    if (!/^\d{0,4}$/.test(digits) || more.length > 0) {
        faults.push('has a database that is not a number: write /0 at its end, or nothing');
    }
    const database = Number(digits) || 0;
    if (engine === 'cluster' && database > 0) {
        faults.push('names a database, and a cluster has no other than 0: tell exchanges apart by the prefix');
    }
    return {
        master,
        database
    };
}

//# sourceMappingURL=redis.address.js.map