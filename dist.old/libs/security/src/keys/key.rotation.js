/** Keys of the next time behind those of this one, to be used from a moment on that leaves others time to learn of them. */ export function withNext(keys, next, from) {
    return [
        ...keys,
        ...next.map((key)=>({
                ...key,
                from: from.toISOString()
            }))
    ];
}
/** Nothing that arrives under the key after that is believed. Told twice, the earlier time stands. */ export function withRevoked(keys, kid, at) {
    return keys.map((key)=>key.kid === kid ? {
            ...key,
            revoked: earlier(key.revoked, at.toISOString())
        } : key);
}
/** Nobody writes to the key any more, and nothing under it is taken. */ export function withEnded(keys, kids, at) {
    return keys.map((key)=>kids.includes(key.kid) ? {
            ...key,
            until: earlier(key.until, at.toISOString())
        } : key);
}
/**
 * A set that a party published, over what is pinned of it. A key that it no longer names stays, for what it signed is
 * evidence; and an end that was pinned stays, or whoever can publish could take back a revocation.
 */ export function mergePinned(pinned, published) {
    const known = new Map(pinned.map((key)=>[
            key.kid,
            key
        ]));
    const merged = published.map((key)=>{
        const { until, revoked } = known.get(key.kid) ?? {};
        const ends = {
            until: earlier(key.until, until),
            revoked: earlier(key.revoked, revoked)
        };
        return {
            ...key,
            ...ends.until !== undefined && {
                until: ends.until
            },
            ...ends.revoked !== undefined && {
                revoked: ends.revoked
            }
        };
    });
    const named = new Set(published.map(({ kid })=>kid));
    return [
        ...merged,
        ...pinned.filter(({ kid })=>!named.has(kid))
    ];
}
function earlier(one, other) {
    if (one === undefined || other === undefined) return one ?? other;
    return Date.parse(one) <= Date.parse(other) ? one : other;
}

//# sourceMappingURL=key.rotation.js.map