import { EnlaceError } from "../../../../libs/contracts/src/index.js";
/**
 * What the role of the service may do in each table of the log. It appends and reads; the head it may move, which a
 * trigger lets go forward only. The parts have no grant of their own: they are reached through their table.
 */ const LOG_GRANTS = {
    leaf: 'SELECT, INSERT',
    answer: 'SELECT, INSERT',
    node: 'SELECT, INSERT',
    checkpoint: 'SELECT, INSERT',
    cosigned_checkpoint: 'SELECT, INSERT',
    witness_refusal: 'SELECT, INSERT',
    log_head: 'SELECT, UPDATE (size, edge)',
    migrations: 'SELECT'
};
const MAIL = 'SELECT, INSERT, UPDATE, DELETE';
/**
 * Gives the service's role what it needs and takes from it what it may have had. Run by the owner after each migration:
 * a table that is new is mail unless it stands above.
 *
 * @throws EnlaceError `configuration-invalid` when the two roles are one, or the service could act as the owner
 */ export async function grantService(role, owner) {
    // Two that boot at once would each rewrite the same grants, and one would fail.
    await owner.query('SELECT pg_advisory_xact_lock(5180204)');
    const [found] = await owner.query(`SELECT quote_ident(rolname) AS name, rolsuper OR pg_has_role(rolname, current_user, 'MEMBER') AS owner
     FROM pg_roles WHERE rolname = $1`, [
        role
    ]);
    if (found?.owner !== false) {
        throw new EnlaceError('configuration-invalid', 'The role of DATABASE_URL must exist, and be neither the one of DATABASE_OWNER_URL nor a member of it nor a ' + 'superuser: it could rewrite the log. Make a role of its own for the service.');
    }
    const tables = await owner.query(`SELECT c.relname AS name, quote_ident(c.relname) AS quoted FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`);
    await owner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${found.name}, PUBLIC`);
    await owner.query(`GRANT USAGE ON SCHEMA public TO ${found.name}`);
    await owner.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${found.name}`);
    for (const { name, quoted } of tables){
        await owner.query(`GRANT ${LOG_GRANTS[name] ?? MAIL} ON ${quoted} TO ${found.name}`);
    }
    await owner.query(`GRANT EXECUTE ON FUNCTION extend_log() TO ${found.name}`);
}

//# sourceMappingURL=log.grants.js.map