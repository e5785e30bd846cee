import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The list is read from its end. Written the other way round, every new referral went before all others of its direction:
 * there PostgreSQL splits each page in the middle, and the index was twice as large.
 */
export class ReferralList1764920000000 implements MigrationInterface {
  name = 'ReferralList1764920000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX referral_list;
      CREATE INDEX referral_list ON referral (direction, position);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX referral_list;
      CREATE INDEX referral_list ON referral (direction, position DESC);`);
  }
}
