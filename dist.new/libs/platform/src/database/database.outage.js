/** SQLSTATE classes of a server that cannot serve anybody now: connection, resources, intervention, system. */ const CLASSES = /^(08|53|57|58)/;
/** What a database says that is closed for maintenance (`ALLOW_CONNECTIONS false`); its code, 55000, says other things too. */ const CLOSED = /is not currently accepting connections/;
/** Of the network and of `pg`, which gives its own errors no code. */ const SYSTEM = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/;
const DRIVER = /^(Connection terminated|timeout e(xceeded|xpired)|Client has encountered|Client was closed|Query read timeout)/i;
/** Of TypeORM, when the connection went in the middle of a transaction. */ const RELEASED = /^QueryRunner(Provider)?AlreadyReleasedError$/;
/**
 * Whether an error says that the database is away or full, and not that something is wrong with what it was given: to
 * try the rest one by one would only wait for each in turn.
 */ export function isDatabaseOutage(error) {
    if (!(error instanceof Error)) return false;
    const { code } = error;
    if (typeof code === 'string' && (CLASSES.test(code) || SYSTEM.test(code))) return true;
    if (code === '55000' && CLOSED.test(error.message)) return true;
    return RELEASED.test(error.name) || DRIVER.test(error.message) || error.cause !== undefined && isDatabaseOutage(error.cause);
}

//# sourceMappingURL=database.outage.js.map