/** Checkpoints with the signature of the witness, and what the witness refused to sign. Both only grow. */ export class Witnessed1764500000000 {
    async up(runner) {
        await runner.query(TABLES);
    }
    async down() {
        throw new Error('What was signed and refused is never taken down by a migration.');
    }
    constructor(){
        this.name = 'Witnessed1764500000000';
    }
}
const TABLES = `
  CREATE TABLE cosigned_checkpoint (
    size bigint PRIMARY KEY,
    note text NOT NULL,
    cosigned_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );

  CREATE TABLE witness_refusal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status smallint NOT NULL,
    size bigint NOT NULL,
    witnessed_size bigint,
    refused_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );

  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cosigned_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON witness_refusal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
  ALTER TABLE cosigned_checkpoint ENABLE ALWAYS TRIGGER append_only;
  ALTER TABLE witness_refusal ENABLE ALWAYS TRIGGER append_only;`;

//# sourceMappingURL=1764500000000-witnessed.migration.js.map