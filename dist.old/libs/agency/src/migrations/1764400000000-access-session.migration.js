/** Who is logged in: a party has few of these at a time, and forgets each when it ends. */ export class AccessSession1764400000000 {
    async up(runner) {
        await runner.query(`
      CREATE TABLE access_session (
        id_hash bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32),
        actor text NOT NULL,
        role text NOT NULL,
        office text,
        id_token text NOT NULL,
        began_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL
      )`);
    }
    async down(runner) {
        await runner.query('DROP TABLE access_session');
    }
}

//# sourceMappingURL=1764400000000-access-session.migration.js.map