/** PostgreSQL answers and lets nobody in, as during maintenance: sessions are ended, new ones are refused (55000). */ export const refusePostgres = ({ world, load, burst })=>{
    const names = world.databases.parties.map((party)=>world.databases.nameOf(party));
    const allow = (allowed)=>names.map((name)=>`ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${allowed}`);
    return {
        name: 'refuse-postgres',
        what: 'PostgreSQL refuses connections',
        seconds: 5,
        async apply () {
            load.burst(burst);
            const sessions = `datname IN (${names.map((name)=>`'${name}'`).join(', ')})`;
            await world.databases.administer(...allow(false), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${sessions}`);
        },
        heal: ()=>world.databases.administer(...allow(true))
    };
};

//# sourceMappingURL=postgres.refusing.fault.js.map