import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execute } from '../../apps/sandbox/src/servers/postgres.session.js';
import { createDatabase, type TestDatabase } from './database.js';
import { dumpSchema } from './schema.dump.js';

let database: TestDatabase;

beforeEach(async () => {
  database = await createDatabase('dump');
});

afterEach(() => database.drop());

const RICH = `
  CREATE TABLE parent (id uuid PRIMARY KEY, name text NOT NULL UNIQUE CHECK (name <> ''));
  CREATE TABLE child (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id uuid NOT NULL REFERENCES parent (id) ON DELETE CASCADE,
    at timestamptz NOT NULL DEFAULT now(),
    half integer GENERATED ALWAYS AS (1 / 2) STORED,
    edge bytea[]
  );
  CREATE VIEW family AS SELECT parent.id, count(*) FROM parent JOIN child ON parent.id = parent_id GROUP BY parent.id;
  CREATE INDEX child_at ON child (at DESC) WHERE edge IS NOT NULL;
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END $$;
  CREATE TRIGGER keep BEFORE DELETE ON child FOR EACH STATEMENT EXECUTE FUNCTION refuse();
  ALTER TABLE child ENABLE ALWAYS TRIGGER keep;
  CREATE TABLE migrations (id serial PRIMARY KEY);`;

describe('the dump of a schema', () => {
  it('makes the same schema again when it is run', async () => {
    await execute(database.url, [RICH]);
    const dump = await dumpSchema(database.url);
    const copy = await createDatabase('dump_copy');
    try {
      await execute(copy.url, [dump]);
      expect(await dumpSchema(copy.url)).toBe(dump);
    } finally {
      await copy.drop();
    }
  });

  it('of an empty database is empty, whatever TypeORM keeps there', async () => {
    await execute(database.url, ['CREATE TABLE migrations (id serial PRIMARY KEY, name text NOT NULL)']);
    expect(await dumpSchema(database.url)).toBe('');
  });

  it('does not depend on the order in which things were made', async () => {
    await execute(database.url, [
      'CREATE TABLE b (y text); CREATE TABLE a (x text); CREATE INDEX b_y ON b (y); CREATE INDEX a_x ON a (x)',
    ]);
    const dump = await dumpSchema(database.url);
    await execute(database.url, ['DROP TABLE a; CREATE TABLE a (x text); CREATE INDEX a_x ON a (x)']);
    expect(await dumpSchema(database.url)).toBe(dump);
  });

  it.each([
    ['a column', 'ALTER TABLE child ADD COLUMN extra text'],
    ['a default', 'ALTER TABLE child ALTER COLUMN at DROP DEFAULT'],
    ['a NOT NULL', 'ALTER TABLE child ALTER COLUMN at DROP NOT NULL'],
    ['a type', 'ALTER TABLE parent ALTER COLUMN name TYPE varchar(40)'],
    ['a check', 'ALTER TABLE parent DROP CONSTRAINT parent_name_check'],
    ['a foreign key', 'ALTER TABLE child DROP CONSTRAINT child_parent_id_fkey'],
    ['an index', 'DROP INDEX child_at'],
    ['a view', 'CREATE OR REPLACE VIEW family AS SELECT id, 0::bigint AS count FROM parent'],
    ['the state of a trigger', 'ALTER TABLE child ENABLE TRIGGER keep'],
    ['a trigger', 'DROP TRIGGER keep ON child'],
    [
      'a function',
      `CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'`,
    ],
  ])('shows a change of %s', async (_, change) => {
    await execute(database.url, [RICH]);
    const before = await dumpSchema(database.url);
    await execute(database.url, [change]);
    expect(await dumpSchema(database.url)).not.toBe(before);
  });
});
