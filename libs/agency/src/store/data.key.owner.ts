/** Whose key it is, in the words that are bound to it: a wrapped key opens in no other row, and in no other table. */
export const OWNER = {
  flag: (id: string) => `flag ${id}`,
  referral: (caseCode: string) => `referral ${caseCode}`,
  request: (officer: string, key: string) => `idempotency_key ${officer} ${key}`,
} as const;
