import { randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slow enough that two processes would meet in it, and not to be run twice: it keeps a row for each run. */
export class Counted1764000000100 implements MigrationInterface {
  name = 'Counted1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE IF NOT EXISTS run (id uuid)');
    await runner.query('INSERT INTO run VALUES ($1)', [randomUUID()]);
    await runner.query('SELECT pg_sleep(0.1)');
  }

  async down(): Promise<void> {
    throw new Error('not taken back');
  }
}

/** Leaves half a schema behind unless its transaction takes it along. */
export class Failing1764000000200 implements MigrationInterface {
  name = 'Failing1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id integer)');
    await runner.query('SELECT 1 / 0');
  }

  async down(): Promise<void> {
    throw new Error('not taken back');
  }
}
