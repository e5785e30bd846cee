/**
 * Neighbouring nodes of one level, written by one append, in one row: under load a leaf made two rows and two entries of
 * an index, as much as all the rest of it. What is there stays as it is, runs of one.
 */ export class NodeRun1764900000000 {
    async up(runner) {
        await runner.query(`
      ALTER TABLE node RENAME COLUMN hash TO hashes;
      ALTER TABLE node DROP CONSTRAINT node_hash_check;
      ALTER TABLE node ADD CONSTRAINT node_hashes_check
        CHECK (octet_length(hashes) > 0 AND octet_length(hashes) % 32 = 0);`);
    }
    async down() {
        throw new Error('The audit log is never taken down by a migration. Drop the database if you must.');
    }
    constructor(){
        this.name = 'NodeRun1764900000000';
    }
}

//# sourceMappingURL=1764900000000-node-run.migration.js.map