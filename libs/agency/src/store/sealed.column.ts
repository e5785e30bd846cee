/** Whose key it is, in the words that are bound to it: a wrapped key opens in no other row, and in no other table. */
export const OWNER = {
  flag: (id: string) => `flag ${id}`,
  referral: (caseCode: string) => `referral ${caseCode}`,
  request: (officer: string, key: string) => `idempotency_key ${officer} ${key}`,
} as const;

/**
 * Values for a column of sealed bytes, as one parameter: base64 holds neither a space nor a dash alone. As an array
 * each would be written in hexadecimal, and quoted here and unquoted there.
 */
export function joinSealed(values: readonly (Buffer | null)[]): string {
  return values.map((value) => value?.toString('base64') ?? '-').join(' ');
}

/** Takes them apart again in the server, as base64 that `fromBase64` turns into bytes. */
export function sealedArray(parameter: string): string {
  return `string_to_array(${parameter}, ' ', '-')`;
}

export function fromBase64(column: string): string {
  return `decode(${column}, 'base64')`;
}
