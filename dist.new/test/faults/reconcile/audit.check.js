/**
 * Unaudited: a message in the outbox of an agency that is no leaf of the log, or another; and a leaf that a receipt of the
 * audit promised and that does not stand where it promised.
 */ export function findUnaudited(agencies, audit) {
    const leaves = new Map(audit.leaves.map((leaf)=>[
            `${leaf.source} ${leaf.id}`,
            leaf
        ]));
    const byIndex = new Map(audit.leaves.map((leaf)=>[
            leaf.index,
            leaf
        ]));
    return agencies.flatMap(({ party, sent, answers })=>{
        const missing = sent.flatMap(({ id, type, digest })=>{
            const leaf = leaves.get(`${party} ${id}`);
            if (leaf?.digest === digest) return [];
            const fault = leaf === undefined ? 'is not in the log' : 'is in the log with other bytes';
            return [
                unaudited(`${party} ${id}`, `${type} ${id} of ${party} ${fault}`)
            ];
        });
        const digests = new Map(sent.map(({ id, digest })=>[
                id,
                digest
            ]));
        const broken = answers.filter(({ destination, refusal })=>destination === 'audit' && refusal === null).filter(({ messageId, leaf })=>leaf === null || byIndex.get(leaf)?.digest !== digests.get(messageId)).map(({ messageId, leaf })=>unaudited(`${party} ${messageId}`, leaf === null ? `the audit receipted ${messageId} of ${party} and promised no leaf` : `the audit promised leaf ${leaf} to ${messageId} of ${party}; another is there, or none`));
        return [
            ...missing,
            ...broken
        ];
    });
}
function unaudited(about, text) {
    return {
        kind: 'unaudited',
        about,
        text
    };
}

//# sourceMappingURL=audit.check.js.map