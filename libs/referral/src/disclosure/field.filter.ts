/** What becomes of one value: itself, less of it, or `undefined`. `person` is its place in the list of persons. */
export type FieldRule = (field: string, value: unknown, person: number) => unknown;

/** A place in an object, such as `persons.notes.text`, and the places in it. */
interface Field {
  readonly path: string;
  readonly inside: Map<string, Field>;
}

/**
 * The places met so far. A path that is put together anew is hashed anew when it is looked up in a table, and that took
 * most of the time of a disclosure. Only what a schema let in is walked, so there are few of them.
 */
const ROOT: Field = { path: '', inside: new Map() };

function fieldIn(outer: Field, key: string): Field {
  const known = outer.inside.get(key);
  if (known) return known;
  const field = { path: outer.path ? `${outer.path}.${key}` : key, inside: new Map() };
  outer.inside.set(key, field);
  return field;
}

/**
 * Applies a rule to every value of an object, wherever it lies, and leaves out what the rule leaves out. A part of which
 * nothing remains goes with it; a list stays, because an empty one tells nothing.
 */
export function filterFields<T extends object>(whole: T, rule: FieldRule): T {
  return (walk(whole, ROOT, -1, rule) ?? {}) as T;
}

function walk(value: unknown, field: Field, person: number, rule: FieldRule): unknown {
  if (typeof value !== 'object' || value === null) return rule(field.path, value, person);
  if (Array.isArray(value)) return walkList(value, field, person, rule);
  const kept: Record<string, unknown> = {};
  let empty = true;
  // By key: the pairs of `Object.entries` were a tenth of what a disclosure takes.
  for (const key of Object.keys(value)) {
    const left = walk((value as Record<string, unknown>)[key], fieldIn(field, key), person, rule);
    if (left === undefined) continue;
    kept[key] = left;
    empty = false;
  }
  return empty ? undefined : kept;
}

function walkList(list: readonly unknown[], field: Field, person: number, rule: FieldRule): unknown {
  if (list.length === 0) return list;
  if (!list.some((one) => typeof one === 'object' && one !== null)) return rule(field.path, list, person);
  const kept: unknown[] = [];
  for (const [index, one] of list.entries()) {
    const left = walk(one, field, field.path === 'persons' ? index : person, rule);
    if (left !== undefined && left !== null) kept.push(left);
  }
  return kept;
}
