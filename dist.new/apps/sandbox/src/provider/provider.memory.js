/**
 * What the provider remembers, for as long as the sandbox runs. Its own memory says on every start that it is not for
 * production, which nothing here is.
 */ export function createMemory() {
    const kept = new Map();
    const find = (key)=>{
        const found = kept.get(key);
        if (found && found.until > Date.now()) return found.payload;
        kept.delete(key);
        return undefined;
    };
    return (model)=>{
        const keyOf = (id)=>`${model}:${id}`;
        const search = (test)=>[
                ...kept.keys()
            ].filter((key)=>key.startsWith(`${model}:`)).map(find).find((payload)=>payload !== undefined && test(payload));
        return {
            async upsert (id, payload, expiresIn) {
                kept.set(keyOf(id), {
                    payload,
                    until: Date.now() + (expiresIn ?? 86_400) * 1_000
                });
            },
            find: async (id)=>find(keyOf(id)),
            findByUid: async (uid)=>search((payload)=>payload.uid === uid),
            findByUserCode: async ()=>undefined,
            async consume (id) {
                const payload = find(keyOf(id));
                if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
            },
            async destroy (id) {
                kept.delete(keyOf(id));
            },
            async revokeByGrantId (grantId) {
                for (const [key, { payload }] of kept)if (payload.grantId === grantId) kept.delete(key);
            }
        };
    };
}

//# sourceMappingURL=provider.memory.js.map