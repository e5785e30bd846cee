import { StandardSchemaValidationPipe } from '@nestjs/common';
import { EnlaceError } from '@enlace/contracts';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  /** The unknown keys, when that is what is wrong. */
  readonly keys?: readonly string[];
}

/** At most this many faults are named: fifty persons with the same slip need not be told fifty times. */
const NAMED_FAULTS = 20;

/** Validates what carries a `schema` in its decorator, and names the failing fields as a client would write them. */
export function createValidationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => toError(issues),
  });
}

function toError(issues: readonly Issue[]): EnlaceError {
  const errors = issues.slice(0, NAMED_FAULTS).map(faultOf);
  const [first] = errors;
  const field = first?.field === '' ? undefined : first?.field;
  return new EnlaceError(
    'validation-failed',
    `Nothing was stored. ${first?.message ?? 'The request is not valid'}.`,
    {
      field,
      facts: { errors },
    },
  );
}

/** Zod names unknown keys in the message and their parent in the path; here the key is the field, and no message. */
function faultOf(issue: Issue): { field: string; message: string } {
  const [key] = issue.keys ?? [];
  if (key === undefined) return { field: fieldOf(issue.path ?? []), message: issue.message };
  const step = /^\w{1,40}$/.test(key) ? [key] : [];
  return { field: fieldOf([...(issue.path ?? []), ...step]), message: 'There is no such field here' };
}

function fieldOf(path: NonNullable<Issue['path']>): string {
  return path
    .map((step) => (typeof step === 'object' ? step.key : step))
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('');
}
