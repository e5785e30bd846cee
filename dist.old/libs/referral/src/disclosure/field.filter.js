/** What becomes of one value: itself, less of it, or `undefined`. `person` is its place in the list of persons. */ /**
 * The places met so far. A path that is put together anew is hashed anew when it is looked up in a table, and that took
 * most of the time of a disclosure. Only what a schema let in is walked, so there are few of them.
 */ const ROOT = {
    path: '',
    inside: new Map()
};
function fieldIn(outer, key) {
    const known = outer.inside.get(key);
    if (known) return known;
    const field = {
        path: outer.path ? `${outer.path}.${key}` : key,
        inside: new Map()
    };
    outer.inside.set(key, field);
    return field;
}
/**
 * Applies a rule to every value of an object, wherever it lies, and leaves out what the rule leaves out. A part of which
 * nothing remains goes with it; a list stays, because an empty one tells nothing.
 */ export function filterFields(whole, rule) {
    return walk(whole, ROOT, -1, rule) ?? {};
}
function walk(value, field, person, rule) {
    if (typeof value !== 'object' || value === null) return rule(field.path, value, person);
    if (Array.isArray(value)) return walkList(value, field, person, rule);
    const kept = {};
    let empty = true;
    // By key: the pairs of `Object.entries` were a tenth of what a disclosure takes.
    for (const key of Object.keys(value)){
        const left = walk(value[key], fieldIn(field, key), person, rule);
        if (left === undefined) continue;
        kept[key] = left;
        empty = false;
    }
    return empty ? undefined : kept;
}
function walkList(list, field, person, rule) {
    if (list.length === 0) return list;
    if (!list.some((one)=>typeof one === 'object' && one !== null)) return rule(field.path, list, person);
    const kept = [];
    for (const [index, one] of list.entries()){
        const left = walk(one, field, field.path === 'persons' ? index : person, rule);
        if (left !== undefined && left !== null) kept.push(left);
    }
    return kept;
}

//# sourceMappingURL=field.filter.js.map