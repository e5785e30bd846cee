import type * as z from 'zod';

/** Where a schema finds fault, as a client would write it; empty when the input is valid. */
export function faultsOf(schema: z.ZodType, input: unknown): string[] {
  const result = schema.safeParse(input);
  if (result.success) return [];
  return result.error.issues.map(({ path, code }) => {
    const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
    return steps.join('').replace(/^\./, '') || code;
  });
}

/** A text of exactly so many UTF-16 code units. */
export function textOf(length: number): string {
  return 'x'.repeat(length);
}

export function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}
