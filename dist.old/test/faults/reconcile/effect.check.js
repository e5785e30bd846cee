/** Sent, and no event of the sender's own copy: how a case ended is recorded under another type; a look moves nothing. */ const WITHOUT_EVENT = new Set([
    'record.viewed.v1',
    'access.escalated.v1'
]);
/** How often each type of event must stand on a copy of a referral: once for each message that was sent or applied. */ function owedEvents({ sent, arrived, referrals }) {
    const owed = new Map();
    const received = new Set(referrals.filter(({ direction })=>direction === 'received').map(({ caseCode })=>caseCode));
    const owe = (subject, type)=>{
        if (subject === null) return;
        const key = `${subject} ${type}`;
        owed.set(key, (owed.get(key) ?? 0) + 1);
    };
    for (const { subject, type } of sent){
        const told = type === 'referral.closed.v1' && subject !== null && received.has(subject);
        if (!told && !WITHOUT_EVENT.has(type)) owe(subject, type);
    }
    for (const { subject, type, state } of arrived)if (state === 'applied') owe(subject, type);
    return owed;
}
/**
 * Duplicated: an event that stands on a copy of a referral more often than messages caused it. Missing altogether, the
 * message was marked as applied and had no effect, which is a loss.
 */ export function findWrongEffects(agencies) {
    return agencies.flatMap((records)=>{
        const owed = owedEvents(records);
        const happened = new Map();
        for (const { caseCode, type } of records.events){
            const key = `${caseCode} ${type}`;
            happened.set(key, (happened.get(key) ?? 0) + 1);
        }
        return [
            ...new Set([
                ...owed.keys(),
                ...happened.keys()
            ])
        ].flatMap((key)=>{
            const [caseCode = '', type = ''] = key.split(' ');
            const [due, done] = [
                owed.get(key) ?? 0,
                happened.get(key) ?? 0
            ];
            if (due === done) return [];
            const text = `${type} of ${caseCode} had ${done} effects at ${records.party}; ${due} messages caused it`;
            const about = `${caseCode} at ${records.party}`;
            return [
                {
                    kind: done > due ? 'duplicated' : 'lost',
                    about,
                    text
                }
            ];
        });
    });
}
/** Duplicated: two flags under one idempotency key, or a flag that no answer names. */ export function findTwinFlags(accepted, agencies) {
    return agencies.flatMap((records)=>{
        const { party, flagIds, keys, informed, referrals } = records;
        const ours = accepted.filter(({ by })=>by === party);
        const named = new Set(keys.map(({ flagId })=>flagId));
        const twins = flagIds.filter((id)=>!named.has(id)).map((id)=>twin(id, `flag ${id} of ${party} is named by no answer: another has its key`));
        const kept = new Map(keys.map(({ actor, key, flagId })=>[
                `${actor} ${key}`,
                flagId
            ]));
        const lost = ours.filter(({ actor, key, answer })=>kept.get(`${actor} ${key}`) !== answer.flagId).map(({ key, answer })=>({
                kind: 'lost',
                about: key,
                text: `${party} answered 201 with flag ${answer.flagId} and keeps another answer under that key`
            }));
        const told = new Set(ours.flatMap(({ answer })=>answer.referrals.map(({ caseCode })=>caseCode)));
        const untold = referrals.filter(({ caseCode, direction })=>direction === 'sent' && !told.has(caseCode)).map(({ caseCode })=>twin(caseCode, `${party} sent ${caseCode}, which no officer was told of`));
        const counted = ours.filter(({ answer })=>answer.informationGiven).length;
        const counts = informed === counted ? [] : [
            {
                kind: informed > counted ? 'duplicated' : 'lost',
                about: `information given at ${party}`,
                text: `${party} counted ${informed} refused consents of ${counted}`
            }
        ];
        return [
            ...twins,
            ...lost,
            ...untold,
            ...counts
        ];
    });
}
function twin(about, text) {
    return {
        kind: 'duplicated',
        about,
        text
    };
}

//# sourceMappingURL=effect.check.js.map