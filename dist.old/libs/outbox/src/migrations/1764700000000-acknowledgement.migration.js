/** Who looked into messages that a partner has and we lost, and how many they were then. They cannot be sent again. */ export class Acknowledgement1764700000000 {
    async up(runner) {
        await runner.query(`
      CREATE TABLE difference_acknowledgement (
        partner text NOT NULL,
        day date NOT NULL,
        id uuid NOT NULL,
        beyond integer NOT NULL CHECK (beyond > 0),
        why text NOT NULL,
        actor text NOT NULL,
        role text NOT NULL,
        acknowledged_at timestamptz NOT NULL,
        PRIMARY KEY (partner, day)
      )`);
    }
    async down(runner) {
        await runner.query('DROP TABLE difference_acknowledgement');
    }
    constructor(){
        this.name = 'Acknowledgement1764700000000';
    }
}

//# sourceMappingURL=1764700000000-acknowledgement.migration.js.map