/**
 * The tables that grow for ever, in parts of ten million leaves: an index stays small enough for memory, and an old part
 * can be moved to slower disks. What is there becomes the first part; nothing is copied. New parts are made ahead by
 * `extend_log`, in the background: it attaches an empty table under a lock that lets appends through.
 *
 * A unique key of a partitioned table must hold its partition key, so that one id of one sender is unique within a part
 * only. That no message is logged twice is the inbox's guarantee, whose table is whole and forgets nothing.
 */ export class Partitions1764500100000 {
    async up(runner) {
        await runner.query(FUNCTIONS);
        for (const { table, key, primary } of PARTITIONED){
            await runner.query(`SELECT partition_log_table('${table}', '${key}', '${primary}')`);
        }
        await runner.query('DROP FUNCTION partition_log_table');
        await runner.query('SELECT extend_log()');
    }
    async down() {
        throw new Error('The audit log is never taken down by a migration. Drop the database if you must.');
    }
    constructor(){
        this.name = 'Partitions1764500100000';
    }
}
/** By the leaf that a row belongs to; a node by its own index, which at level 0 is that of its leaf. */ const PARTITIONED = [
    {
        table: 'leaf',
        key: 'index',
        primary: 'index'
    },
    {
        table: 'answer',
        key: 'leaf',
        primary: 'digest, leaf'
    },
    {
        table: 'node',
        key: 'index',
        primary: 'level, index'
    },
    {
        table: 'checkpoint',
        key: 'size',
        primary: 'size'
    }
];
const FUNCTIONS = `
  CREATE FUNCTION log_part_size() RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 10000000::bigint';

  CREATE FUNCTION partition_log_table(name text, key text, primary_key text) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    first text := name || '_0';
    upto bigint;
    index record;
  BEGIN
    SELECT (size / log_part_size() + 1) * log_part_size() INTO upto FROM log_head;
    EXECUTE format('ALTER TABLE %I RENAME TO %I', name, first);
    FOR index IN SELECT indexrelid::regclass::text AS old FROM pg_index WHERE indrelid = first::regclass LOOP
      EXECUTE format('ALTER INDEX %I RENAME TO %I', index.old, overlay(index.old placing first from 1 for length(name)));
    END LOOP;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE,
      PRIMARY KEY (%s)) PARTITION BY RANGE (%I)', name, first, primary_key, key);
    IF name = 'leaf' THEN
      CREATE INDEX leaf_subject ON leaf (subject, index) WHERE subject IS NOT NULL;
    END IF;
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', name);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (0) TO (%s)', name, first, upto);
  END $$;

  -- As the owner, whoever calls: the service may not make tables, and may make these and no others.
  CREATE FUNCTION extend_log() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    parent text;
    part text;
    start bigint;
    made integer := 0;
  BEGIN
    PERFORM pg_advisory_xact_lock(5180203);
    FOREACH parent IN ARRAY ARRAY['leaf', 'answer', 'node', 'checkpoint'] LOOP
      -- Two parts ahead of the head, and never one that would overlap the first.
      FOR start IN
        SELECT generate_series(size / log_part_size() * log_part_size(),
                               (size / log_part_size() + 2) * log_part_size(), log_part_size()) FROM log_head
      LOOP
        part := parent || '_' || start / log_part_size();
        CONTINUE WHEN to_regclass(part) IS NOT NULL OR EXISTS (
          SELECT FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
          WHERE inhparent = parent::regclass
            AND substring(pg_get_expr(relpartbound, pg_class.oid) FROM 'FROM \\(''(\\d+)''\\)')::bigint <= start
            AND substring(pg_get_expr(relpartbound, pg_class.oid) FROM 'TO \\(''(\\d+)''\\)')::bigint > start);
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, parent || '_0');
        IF parent = 'leaf' THEN EXECUTE format('ALTER TABLE %I SET (toast_tuple_target = 8160)', part); END IF;
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', part);
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', part);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
          parent, part, start, start + log_part_size());
        made := made + 1;
      END LOOP;
    END LOOP;
    RETURN made;
  END $$;
  REVOKE ALL ON FUNCTION extend_log() FROM PUBLIC;`;

//# sourceMappingURL=1764500100000-partitions.migration.js.map