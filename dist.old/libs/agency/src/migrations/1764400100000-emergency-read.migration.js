/** Readings past the usual bounds. That nobody decides for themselves holds here too, whatever the code does. */ export class EmergencyRead1764400100000 {
    async up(runner) {
        await runner.query(`
      CREATE TABLE emergency_read (
        id uuid PRIMARY KEY,
        case_code text NOT NULL,
        reason text NOT NULL,
        asked_by text NOT NULL,
        asked_role text NOT NULL,
        asked_at timestamptz NOT NULL,
        decision text CHECK (decision IN ('approved', 'declined')),
        decided_by text,
        decided_role text,
        decided_at timestamptz,
        CHECK (decided_by <> asked_by),
        CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL))
      );
      CREATE INDEX emergency_read_list ON emergency_read (asked_at DESC);`);
    }
    async down(runner) {
        await runner.query('DROP TABLE emergency_read');
    }
}

//# sourceMappingURL=1764400100000-emergency-read.migration.js.map