/** Whose turn it is to ask the witness, and until when: the processes of the audit must not overtake each other. */ export class WitnessLease1764500200000 {
    async up(runner) {
        await runner.query(`
      CREATE TABLE witness_lease (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        held_until timestamptz NOT NULL DEFAULT '-infinity'
      );
      INSERT INTO witness_lease DEFAULT VALUES;`);
    }
    async down(runner) {
        await runner.query('DROP TABLE witness_lease');
    }
    constructor(){
        this.name = 'WitnessLease1764500200000';
    }
}

//# sourceMappingURL=1764500200000-witness-lease.migration.js.map