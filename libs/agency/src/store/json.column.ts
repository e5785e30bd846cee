/**
 * Values for a column of JSON, as one parameter with a line for each: `JSON.stringify` writes no line break. As an array
 * each would be quoted here and unquoted there, letter by letter.
 */
export function joinJson(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value ?? null)).join('\n');
}

/** Takes them apart again in the server; JSON's `null` becomes NULL. */
export function jsonArray(parameter: string): string {
  return `string_to_array(${parameter}, E'\\n', 'null')::json[]`;
}
