/**
 * Who holds a fact: the agency that flagged, in its own record; the receiver that contacts first; another who acts for
 * the same person; the Ombudsman, who gets a code; the foreign ministry; the commission, which sees a case through ONPAR.
 */ export const HOLDERS = [
    'own',
    'primary',
    'co',
    'defensoria',
    'mire',
    'conare'
];
const row = (own, primary, co, defensoria, mire, conare)=>({
        own,
        primary,
        co,
        defensoria,
        mire,
        conare
    });
/**
 * Every field of a flag and of a referral, and who holds it (domain.md 9c); the order of a row is that of HOLDERS. A
 * field without a row stops the start (`disclosure.check.ts`).
 *
 * Stricter than 9c on purpose: nobody is told of the scope of the consent, which names the other receivers, nor of the
 * reason of an override; MIRE is not told of its ground, which is protection content; a departure is as coarse as every
 * other instant on the wire (ADR 0007), and never later than the true one. Wider in one thing: ONPAR has the date of entry
 * also when another agency contacts first, because its six months run all the same.
 */ // prettier-ignore
export const DISCLOSURE = {
    //                               own       primary       co            defensoria mire    conare
    'disclosure': row('full', 'full', 'full', 'full', 'full', 'none'),
    'caseCode': row('full', 'full', 'full', 'full', 'full', 'none'),
    'acknowledgeHours': row('full', 'full', 'full', 'full', 'full', 'none'),
    'contactHours': row('full', 'full', 'full', 'full', 'full', 'none'),
    'office': row('full', 'full', 'full', 'none', 'full', 'none'),
    'place': row('full', 'full', 'full', 'count', 'none', 'none'),
    'post': row('full', 'one', 'one', 'none', 'none', 'none'),
    'flaggedAt': row('full', 'coded', 'coded', 'count', 'none', 'none'),
    'officer': row('full', 'full', 'none', 'count', 'none', 'none'),
    'needs': row('full', 'need', 'need', 'count', 'need', 'none'),
    'persons.needs': row('full', 'need', 'need', 'count', 'need', 'none'),
    'persons.alias': row('masked', 'full', 'full', 'none', 'full', 'none'),
    'persons.sex': row('masked', 'full', 'full', 'none', 'full', 'none'),
    'persons.birthYear': row('masked', 'full', 'full', 'none', 'full', 'none'),
    'persons.possiblyChild': row('masked', 'full', 'full', 'none', 'full', 'none'),
    'persons.nationality': row('full', 'full', 'coded', 'count', 'full', 'none'),
    'persons.language': row('full', 'full', 'full', 'none', 'none', 'none'),
    'persons.interpreter': row('full', 'full', 'full', 'none', 'none', 'none'),
    'persons.notes.need': row('not-gbv', 'need', 'need', 'none', 'need', 'none'),
    'persons.notes.text': row('not-gbv', 'need', 'need', 'none', 'need', 'none'),
    'persons.safeContact.channel': row('none', 'full', 'none', 'none', 'none', 'none'),
    'persons.safeContact.value': row('none', 'full', 'none', 'none', 'none', 'none'),
    'persons.safeContact.safe': row('none', 'full', 'none', 'none', 'none', 'none'),
    'persons.relation': row('full', 'none', 'none', 'none', 'none', 'none'),
    'companions.relation': row('full', 'child-need', 'child-need', 'none', 'none', 'none'),
    'entryDate': row('full', 'onpar', 'onpar', 'none', 'none', 'none'),
    'expectedDeparture': row('full', 'coded', 'coded', 'none', 'none', 'none'),
    'whereNow': row('full', 'one', 'one', 'none', 'none', 'none'),
    'consent.given': row('full', 'full', 'full', 'count', 'full', 'none'),
    'consent.language': row('full', 'full', 'full', 'none', 'full', 'none'),
    'consent.mode': row('full', 'full', 'full', 'none', 'full', 'none'),
    'consent.givenBy': row('full', 'none', 'none', 'none', 'none', 'none'),
    'consent.scope': row('full', 'none', 'none', 'none', 'none', 'none'),
    'consent.override.ground': row('full', 'none', 'none', 'count', 'none', 'none'),
    'consent.override.reason': row('full', 'none', 'none', 'none', 'none', 'none'),
    'consent.overrideGround': row('full', 'full', 'full', 'count', 'none', 'none')
};

//# sourceMappingURL=disclosure.table.js.map