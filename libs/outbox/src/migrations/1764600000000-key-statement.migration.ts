import type { MigrationInterface, QueryRunner } from 'typeorm';

/** To which of our receiving keys each partner last said that its open messages are sealed; without it no key is destroyed. */
export class KeyStatement1764600000000 implements MigrationInterface {
  name = 'KeyStatement1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE key_statement (
        partner text PRIMARY KEY,
        said_at timestamptz NOT NULL,
        keys text[] NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE key_statement');
  }
}
