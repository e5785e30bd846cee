/** What becomes of one value: itself, less of it, or `undefined`. `person` is its place in the list of persons. */
export type FieldRule = (field: string, value: unknown, person: number) => unknown;

/**
 * Applies a rule to every value of an object, wherever it lies, and leaves out what the rule leaves out. A part of which
 * nothing remains goes with it; a list stays, because an empty one tells nothing.
 */
export function filterFields<T extends object>(whole: T, rule: FieldRule): T {
  return (walk(whole, '', -1, rule) ?? {}) as T;
}

function walk(value: unknown, path: string, person: number, rule: FieldRule): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return value;
    if (!value.some((one) => typeof one === 'object' && one !== null)) return rule(path, value, person);
    return value.flatMap((one, index) => walk(one, path, path === 'persons' ? index : person, rule) ?? []);
  }
  if (typeof value !== 'object' || value === null) return rule(path, value, person);
  const kept = Object.entries(value).flatMap(([key, inside]) => {
    const left = walk(inside, path ? `${path}.${key}` : key, person, rule);
    return left === undefined ? [] : [[key, left] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
