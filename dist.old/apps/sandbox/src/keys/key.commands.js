import { currentOf, generateKeys, mergePinned, publicKeys, withEnded, withNext, withRevoked } from "../../../../libs/security/src/index.js";
/** Draws keys that are used from a moment on, and lists them in the party's own directory. Its JWKS shows them at once. */ export async function addNext(store, party, from) {
    const fresh = withNext([], (await generateKeys(party)).keys, from);
    const keys = [
        ...await store.keys(party),
        ...fresh
    ];
    // The directory first: a key that is used must never be unknown to who uses it.
    await pin(store, party, publicKeys({
        keys
    }).keys);
    await store.writeKeys(party, keys);
    return publicKeys({
        keys: fresh
    }).keys;
}
/** Takes what a party published into the directory; what was pinned of it before stays, with its ends. */ export async function pin(store, party, published) {
    const directory = await store.directory();
    const known = directory.parties[party];
    const keys = mergePinned(known?.keys ?? [], publicKeys({
        keys: published
    }).keys);
    await store.writeDirectory({
        parties: {
            ...directory.parties,
            [party]: {
                ...known,
                keys
            }
        }
    });
}
/**
 * Marks a key as stolen: in the directory, and where it is ours among our keys. One that signs is deleted, one that opens
 * is kept for what is under way. Its follower begins at once.
 *
 * @returns the keys that were made, to be pinned by all
 */ export async function revoke(store, kid, at) {
    const { parties } = await store.directory();
    const [owner] = Object.entries(parties).find(([, entry])=>entry.keys.some((key)=>key.kid === kid)) ?? [];
    if (owner === undefined) throw new Error(`No party of the directory has a key ${kid}.`);
    const party = owner;
    const pinned = withRevoked(parties[party]?.keys ?? [], kid, at);
    const ours = await store.keys(party).catch(()=>undefined);
    if (!ours) {
        await writePinned(store, party, pinned);
        return [];
    }
    const left = withRevoked(ours, kid, at).filter((key)=>key.kid !== kid || key.use === 'enc');
    const { use } = ours.find((key)=>key.kid === kid) ?? {};
    // Never back to an older one, which lay in the same file.
    const drawn = (await generateKeys(party)).keys.filter((key)=>key.use === use);
    const fresh = withNext([], drawn, at);
    const made = publicKeys({
        keys: fresh
    }).keys;
    await writePinned(store, party, [
        ...pinned,
        ...made
    ]);
    await store.writeKeys(party, [
        ...left,
        ...fresh
    ]);
    return made;
}
async function writePinned(store, party, keys) {
    const { parties } = await store.directory();
    await store.writeDirectory({
        parties: {
            ...parties,
            [party]: {
                ...parties[party],
                keys
            }
        }
    });
}
/** Longer than clocks are apart and than a transaction lasts that was sealed before its directory was read anew. */ const MARGIN_MS = 3_600_000;
/**
 * Deletes private keys that another has followed. One that signed is deleted at once: what it signed is stored signed. One
 * that was sealed to only when every partner has said, after the change, that nothing open is sealed to it any more. From
 * then on nobody opens a sealed copy of that time, wherever one lies.
 */ export async function destroyOld(store, party, statements, now, margin = MARGIN_MS) {
    const keys = await store.keys(party);
    const { parties } = await store.directory();
    const partners = Object.keys(parties).filter((id)=>id !== party && id !== 'audit');
    const destroyed = [];
    const kept = [];
    for (const use of [
        'sig',
        'enc'
    ]){
        const alike = keys.filter((key)=>key.use === use);
        const current = currentOf(alike, now.getTime());
        const since = Date.parse(current?.from ?? '') + margin;
        for (const key of alike.filter((one)=>one !== current && isBefore(one, current))){
            const done = (partner)=>{
                const said = statements.get(partner);
                return said !== undefined && said.at.getTime() > since && !said.keys.includes(key.kid);
            };
            const waitingFor = use === 'sig' ? [] : partners.filter((partner)=>!done(partner));
            if (waitingFor.length === 0) destroyed.push(key);
            else kept.push({
                kid: key.kid,
                waitingFor
            });
        }
    }
    const gone = destroyed.map(({ kid })=>kid);
    const sealedTo = destroyed.filter(({ use })=>use === 'enc').map(({ kid })=>kid);
    await store.writeKeys(party, keys.filter(({ kid })=>!gone.includes(kid)));
    await writePinned(store, party, withEnded(parties[party]?.keys ?? [], sealedTo, now));
    return {
        destroyed: gone,
        kept
    };
}
/** A key of the next time is not an old one. */ function isBefore(key, current) {
    return current?.from !== undefined && Date.parse(key.from ?? '1970-01-01') < Date.parse(current.from);
}

//# sourceMappingURL=key.commands.js.map