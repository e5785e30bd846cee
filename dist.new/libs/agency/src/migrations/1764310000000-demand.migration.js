/** What one holder of a case asked of the other, until the other confirms that it did it. Open ones are few. */ export class Demand1764310000000 {
    async up(runner) {
        await runner.query(`
      ALTER TABLE referral ADD COLUMN erased_at timestamptz;
      CREATE TABLE demand (
        case_code text NOT NULL,
        kind text NOT NULL,
        message_id uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        PRIMARY KEY (case_code, kind)
      );
      CREATE INDEX demand_open ON demand (kind, asked_at) WHERE confirmed_at IS NULL;`);
    }
    async down(runner) {
        await runner.query('DROP TABLE demand; ALTER TABLE referral DROP COLUMN erased_at');
    }
    constructor(){
        this.name = 'Demand1764310000000';
    }
}

//# sourceMappingURL=1764310000000-demand.migration.js.map