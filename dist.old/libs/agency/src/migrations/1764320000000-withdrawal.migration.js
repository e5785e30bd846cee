/** Consent that was withdrawn. A flag knows the codes of its referrals: an index for it would cost every flag. */ export class Withdrawal1764320000000 {
    async up(runner) {
        await runner.query(`
      ALTER TABLE flag ADD COLUMN case_codes text[] NOT NULL DEFAULT '{}', ADD COLUMN withdrawn_at timestamptz;
      ALTER TABLE referral ADD COLUMN withdrawn_at timestamptz;`);
    }
    async down(runner) {
        await runner.query(`
      ALTER TABLE referral DROP COLUMN withdrawn_at;
      ALTER TABLE flag DROP COLUMN case_codes, DROP COLUMN withdrawn_at;`);
    }
    constructor(){
        this.name = 'Withdrawal1764320000000';
    }
}

//# sourceMappingURL=1764320000000-withdrawal.migration.js.map