import { randomUUID } from "node:crypto";
import { execute } from "../../apps/sandbox/src/servers/postgres.session.js";
import { serverUrl } from "./environment.js";
/** An empty database nobody else has; `name` only makes it easier to recognise. */ export function createDatabase(name = 'test') {
    return create(name);
}
/**
 * A copy of a database, data included: migrate once into a template, then copy it for each test (some 30 ms).
 * PostgreSQL copies a database only while nobody is connected to it: close the template's pools first.
 */ export function createDatabaseFrom(template, name = 'test') {
    return create(name, template.name);
}
async function create(label, template) {
    const name = `${label.replaceAll(/\W/g, '_').slice(0, 20)}_${randomUUID().replaceAll('-', '')}`.toLowerCase();
    const from = template === undefined ? '' : ` TEMPLATE "${template}"`;
    const server = serverUrl('TEST_POSTGRES_URL');
    await execute(server, [
        `CREATE DATABASE "${name}"${from}`
    ]);
    const url = new URL(server);
    url.pathname = `/${name}`;
    // FORCE ends sessions that a failed test left open; the drop of one test must not fail for another's leak.
    const drop = ()=>execute(server, [
            `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`
        ]);
    return {
        name,
        url: url.href,
        drop
    };
}

//# sourceMappingURL=database.js.map