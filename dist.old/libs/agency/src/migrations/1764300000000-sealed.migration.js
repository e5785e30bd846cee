/**
 * What an agency keeps of persons is sealed, each record under a key of its own beside it (ADR 0020). What lay there in
 * clear is not taken over: SQL has no key to seal it with, and no release ever wrote it. The ground of an override told
 * something of a person; it is counted, and no longer stands in the row of the flag.
 */ export class Sealed1764300000000 {
    async up(runner) {
        await runner.query(`
      ALTER TABLE flag DROP COLUMN content, DROP COLUMN override_ground,
        ADD COLUMN data_key text, ADD COLUMN content bytea STORAGE EXTERNAL;
      ALTER TABLE referral DROP COLUMN content,
        ADD COLUMN data_key text, ADD COLUMN content bytea STORAGE EXTERNAL;
      ALTER TABLE referral_event DROP COLUMN note, ADD COLUMN note bytea;
      ALTER TABLE idempotency_key DROP COLUMN digest, DROP COLUMN answer,
        ADD COLUMN flag_id uuid, ADD COLUMN data_key text, ADD COLUMN answer bytea STORAGE EXTERNAL;
      CREATE TABLE override_given (
        day date NOT NULL,
        ground text NOT NULL,
        count integer NOT NULL,
        PRIMARY KEY (day, ground)
      );`);
    }
    async down(runner) {
        await runner.query(`
      DROP TABLE override_given;
      ALTER TABLE idempotency_key DROP COLUMN flag_id, DROP COLUMN data_key, DROP COLUMN answer,
        ADD COLUMN digest text NOT NULL DEFAULT '', ADD COLUMN answer json NOT NULL DEFAULT 'null';
      ALTER TABLE referral_event DROP COLUMN note, ADD COLUMN note json;
      ALTER TABLE referral DROP COLUMN data_key, DROP COLUMN content, ADD COLUMN content json;
      ALTER TABLE flag DROP COLUMN data_key, DROP COLUMN content,
        ADD COLUMN override_ground text, ADD COLUMN content json NOT NULL DEFAULT 'null';`);
    }
    constructor(){
        this.name = 'Sealed1764300000000';
    }
}

//# sourceMappingURL=1764300000000-sealed.migration.js.map