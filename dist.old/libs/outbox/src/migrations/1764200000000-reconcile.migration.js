/** Where a partner has other messages than it receipted. A day may be compared in parts, by how their digests begin. */ export class Reconcile1764200000000 {
    async up(runner) {
        await runner.query(`
      CREATE TABLE reconcile_difference (
        partner text NOT NULL,
        day date NOT NULL,
        prefix text NOT NULL,
        sender_count integer NOT NULL,
        receiver_count integer NOT NULL,
        missing integer NOT NULL,
        beyond integer NOT NULL,
        found_at timestamptz NOT NULL DEFAULT now(),
        healed_at timestamptz,
        PRIMARY KEY (partner, day, prefix)
      )`);
    }
    async down(runner) {
        await runner.query('DROP TABLE reconcile_difference');
    }
    constructor(){
        this.name = 'Reconcile1764200000000';
    }
}

//# sourceMappingURL=1764200000000-reconcile.migration.js.map