/**
 * Whether a statement failed because a row of that key is there already (SQLSTATE 23505). Its transaction can only be undone
 * then. Where a duplicate is a rare fault this is cheaper than ON CONFLICT, which looks each row up before it writes it.
 *
 * @param constraint the name of the key, such as `referral_pkey`
 */
export function isDuplicateRow(error: unknown, constraint: string): boolean {
  if (!(error instanceof Error)) return false;
  const { code, constraint: violated } = error as { code?: unknown; constraint?: unknown };
  return code === '23505' && violated === constraint;
}
