/**
 * Where a stored node stands: the root of the complete subtree over the 2^level leaves that start at leaf
 * index * 2^level. Such a node never changes once its last leaf is in, so a store only ever inserts.
 */ /** The largest power of two below `count`: where RFC 6962 2.1 splits a tree of `count` >= 2 leaves. */ export function splitPoint(count) {
    let power = 1;
    while(power * 2 < count)power *= 2;
    return power;
}
/**
 * The complete subtrees that make up a span, largest and leftmost first. The span must start where its largest subtree
 * may start, as every span that RFC 6962 splits off does; the whole tree is `{ start: 0, end: size }`.
 */ export function subtreesOf({ start, end }) {
    const addresses = [];
    for(let at = start; at < end;){
        let level = 0;
        let width = 1;
        for(; width * 2 <= end - at; width *= 2)level += 1;
        addresses.push({
            level,
            index: at / width
        });
        at += width;
    }
    return addresses;
}
/** Plain arithmetic and not `>>`: a shift cuts a number to 32 bits, and a log may outgrow them. */ export function half(index) {
    return Math.floor(index / 2);
}
/** A number of leaves, or the index of one. */ export function isCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}

//# sourceMappingURL=node.address.js.map