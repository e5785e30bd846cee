/** To which of our receiving keys each partner last said that its open messages are sealed; without it no key is destroyed. */ export class KeyStatement1764600000000 {
    async up(runner) {
        await runner.query(`
      CREATE TABLE key_statement (
        partner text PRIMARY KEY,
        said_at timestamptz NOT NULL,
        keys text[] NOT NULL
      )`);
    }
    async down(runner) {
        await runner.query('DROP TABLE key_statement');
    }
    constructor(){
        this.name = 'KeyStatement1764600000000';
    }
}

//# sourceMappingURL=1764600000000-key-statement.migration.js.map