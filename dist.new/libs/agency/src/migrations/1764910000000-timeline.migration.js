/**
 * That a referral was requested is said by its own row, who asked for it with it; a row of events for it said it twice,
 * on both sides of every referral. What happened since are events. The timeline is the one behind the other.
 */ export class Timeline1764910000000 {
    async up(runner) {
        await runner.query(`
      ALTER TABLE referral ADD COLUMN requested_by text;
      UPDATE referral SET requested_by = event.actor FROM referral_event event
      WHERE event.case_code = referral.case_code AND event.type = 'referral.requested.v1';
      DELETE FROM referral_event event USING referral
      WHERE event.case_code = referral.case_code AND event.type = 'referral.requested.v1';
      CREATE VIEW referral_timeline AS
        SELECT case_code, 0::bigint AS id, 'referral.requested.v1' AS type, created_at AS at, agency,
          requested_by AS actor, 'requested' AS status, NULL::text AS reason
        FROM referral
        UNION ALL
        SELECT case_code, id, type, at, agency, actor, status, reason FROM referral_event;`);
    }
    async down(runner) {
        await runner.query(`
      DROP VIEW referral_timeline;
      INSERT INTO referral_event (id, case_code, type, at, agency, actor, status) OVERRIDING SYSTEM VALUE
      SELECT 0, case_code, 'referral.requested.v1', created_at, agency, requested_by, 'requested' FROM referral;
      ALTER TABLE referral DROP COLUMN requested_by;`);
    }
    constructor(){
        this.name = 'Timeline1764910000000';
    }
}

//# sourceMappingURL=1764910000000-timeline.migration.js.map