/**
 * One row each that is not as it should be. A check that finds none of them checks nothing. All at parties
 * that surely took part: of twenty referrals none may have gone to INAMU.
 */ const SABOTAGE = {
    lose: {
        party: 'onpar',
        sql: `
      DELETE FROM referral_event
      WHERE case_code = (SELECT case_code FROM referral ORDER BY position LIMIT 1);
      DELETE FROM referral WHERE position = (SELECT min(position) FROM referral);`
    },
    duplicate: {
        party: 'senafront',
        sql: `
      INSERT INTO referral_event (case_code, type, at, agency, actor, status)
      SELECT case_code, type, at, agency, actor, status FROM referral_timeline LIMIT 1;`
    },
    unaudit: {
        party: 'audit',
        sql: `
      ALTER TABLE leaf DISABLE TRIGGER append_only;
      DELETE FROM leaf WHERE index = (SELECT min(index) FROM leaf WHERE source <> 'audit');
      ALTER TABLE leaf ENABLE ALWAYS TRIGGER append_only;`
    },
    disorder: {
        party: 'onpar',
        sql: `
      UPDATE inbox_sequence SET next = next + 1
      WHERE subject = (SELECT case_code FROM referral ORDER BY position DESC LIMIT 1);`
    },
    park: {
        party: 'onpar',
        sql: `
      INSERT INTO inbox_message (sender, id, type, subject, sequence, digest, state)
      SELECT sender, gen_random_uuid(), 'referral.cancelled.v1', subject, 99, 'nobody sent it', 'parked'
      FROM inbox_sequence
      WHERE subject = (SELECT case_code FROM referral ORDER BY position DESC OFFSET 1 LIMIT 1);`
    }
};
export const SABOTAGES = Object.keys(SABOTAGE);
export async function commitSabotage(databases, name) {
    const { party, sql } = SABOTAGE[name];
    await databases.rows(party, sql);
}

//# sourceMappingURL=sabotage.js.map