/** What may be left when everything is delivered: nothing under way, nothing refused, nothing set aside. */ export function findRemains(parties, poison, quarantineCode) {
    return parties.flatMap(({ party, sent, open, answers, deadLetters })=>{
        const subjects = new Map(sent.map(({ id, subject })=>[
                id,
                subject
            ]));
        const types = new Map(sent.map(({ id, type })=>[
                id,
                type
            ]));
        const left = open.map(({ messageId, type, destination, attempts })=>other(`${party} ${messageId} ${destination}`, `${type} ${messageId} of ${party} is without the answer of ${destination} after ${attempts} tries`));
        const refused = answers.filter(({ refusal })=>refusal !== null).filter(({ messageId })=>!poison.has(subjects.get(messageId) ?? '')).map(({ messageId, destination, refusal })=>other(`${party} ${messageId} ${destination}`, `${types.get(messageId)} ${messageId} of ${party} was refused by ${destination}: ${refusal}`));
        const dead = deadLetters.filter(({ code })=>code !== quarantineCode).map(({ code, source, id })=>other(`${party} ${id}`, `a message of ${source} (${id}) is a dead letter at ${party}: ${code}`));
        return [
            ...left,
            ...refused,
            ...dead
        ];
    });
}
/** Each deadly message, and nothing else, is set aside under the code of the quarantine. */ export function findWrongQuarantine(parties, poison, quarantineCode) {
    const set = parties.flatMap(({ party, deadLetters })=>deadLetters.filter(({ code })=>code === quarantineCode).map(({ id })=>`${id} at ${party}`));
    if (set.length === poison.size) return [];
    const names = set.length > 0 ? `: ${set.join(', ')}` : '';
    return [
        other('quarantine', `${poison.size} messages were deadly and ${set.length} were quarantined${names}`)
    ];
}
function other(about, text) {
    return {
        kind: 'other',
        about,
        text
    };
}

//# sourceMappingURL=rest.check.js.map