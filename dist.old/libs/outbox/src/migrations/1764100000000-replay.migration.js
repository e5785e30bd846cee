/**
 * What operators send or judge again. The items of a replay are fixed when it is planned, so that it has an end; the index
 * keeps an item out of a second replay while the first has not done with it. `item` is a message id with the destination
 * of its copy, or the digest of a dead letter, which has none.
 */ export class Replay1764100000000 {
    async up(runner) {
        await runner.query(`
      ALTER TABLE dead_letter ADD COLUMN resolved_at timestamptz;

      CREATE TABLE replay (
        id uuid PRIMARY KEY,
        what text NOT NULL CHECK (what IN ('copies', 'dead-letters')),
        state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'running', 'paused', 'done', 'stopped')),
        actor text NOT NULL,
        role text NOT NULL,
        why text NOT NULL,
        per_second integer NOT NULL CHECK (per_second BETWEEN 1 AND 100),
        total integer NOT NULL,
        next_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE replay_item (
        replay_id uuid NOT NULL,
        place integer NOT NULL,
        item text NOT NULL,
        destination text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'begun', 'done', 'failed', 'left')),
        code text,
        ended_at timestamptz,
        PRIMARY KEY (replay_id, place)
      );
      CREATE UNIQUE INDEX replay_item_once ON replay_item (item, destination) WHERE state IN ('waiting', 'begun');`);
    }
    async down(runner) {
        await runner.query('DROP TABLE replay_item, replay; ALTER TABLE dead_letter DROP COLUMN resolved_at');
    }
    constructor(){
        this.name = 'Replay1764100000000';
    }
}

//# sourceMappingURL=1764100000000-replay.migration.js.map