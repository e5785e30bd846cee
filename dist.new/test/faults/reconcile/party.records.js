import { readAnswers, readOpenCopies } from "./outbox.records.js";
export async function readParty(databases, party) {
    const [sent, arrived, deadLetters, open, answers] = await Promise.all([
        databases.rows(party, 'SELECT id, type, recipient, subject, sequence, digest FROM outbox_message ORDER BY position'),
        databases.rows(party, 'SELECT sender, id, type, subject, sequence, digest, state FROM inbox_message'),
        databases.rows(party, 'SELECT code, claimed_source AS source, claimed_id AS id FROM dead_letter'),
        readOpenCopies(databases, party),
        readAnswers(databases, party)
    ]);
    return {
        party,
        sent,
        arrived,
        deadLetters,
        open,
        answers
    };
}
export async function readAgency(databases, party) {
    const common = await readParty(databases, party);
    const [nextSequences, referrals, events, flags, keys, [informed]] = await Promise.all([
        databases.rows(party, 'SELECT sender, subject, next FROM inbox_sequence'),
        databases.rows(party, 'SELECT case_code AS "caseCode", direction, agency, status FROM referral'),
        databases.rows(party, 'SELECT case_code AS "caseCode", type, agency, status FROM referral_timeline ORDER BY id'),
        databases.rows(party, 'SELECT id FROM flag'),
        databases.rows(party, 'SELECT actor, key, flag_id AS "flagId" FROM idempotency_key'),
        databases.rows(party, 'SELECT coalesce(sum(count), 0)::integer AS count FROM information_given')
    ]);
    const flagIds = flags.map(({ id })=>id);
    return {
        ...common,
        party,
        nextSequences,
        referrals,
        events,
        flagIds,
        keys,
        informed: informed?.count ?? 0
    };
}
export async function readAudit(databases) {
    const common = await readParty(databases, 'audit');
    const leaves = await databases.rows('audit', 'SELECT index::float8 AS index, message_id AS id, source, digest, body FROM leaf ORDER BY index');
    return {
        ...common,
        leaves
    };
}

//# sourceMappingURL=party.records.js.map