/** What the verifier can say, and how bad it is: proved, false, or missing for a whole proof. */ export const FINDINGS = {
    'keys-unpinned': 'missing',
    'key-unusable': 'missing',
    'checkpoint-signed': 'proved',
    'checkpoint-forged': 'false',
    'checkpoint-witnessed': 'proved',
    'checkpoint-unwitnessed': 'missing',
    'witness-forged': 'false',
    'history-rewritten': 'false',
    'leaf-unwitnessed': 'missing',
    'leaf-not-included': 'false',
    'leaf-twice': 'false',
    'message-malformed': 'false',
    'message-forged': 'false',
    'message-key-unknown': 'missing',
    'message-key-expired': 'missing',
    'message-source-false': 'false',
    'message-proved': 'proved',
    'entry-unrelated': 'false',
    'sequence-gap': 'missing',
    'sequence-twice': 'missing',
    'receipt-proved': 'proved',
    'receipt-missing': 'missing',
    'receipt-other-digest': 'false',
    'refusal-proved': 'proved',
    'case-empty': 'missing',
    'log-first-seen': 'proved',
    'log-continued': 'proved',
    'log-rolled-back': 'false',
    'log-forked': 'false'
};
export function finding(code, facts = {}) {
    return {
        code,
        facts
    };
}
/** One false statement makes the whole false, and one that is missing makes it incomplete. */ export function verdictOf(findings) {
    const kinds = new Set(findings.map(({ code })=>FINDINGS[code]));
    if (kinds.has('false')) return 'false';
    return kinds.has('missing') ? 'incomplete' : 'proved';
}
/** What a shell sees. */ export const EXIT_CODES = {
    proved: 0,
    false: 1,
    incomplete: 2,
    unreadable: 3
};

//# sourceMappingURL=finding.js.map