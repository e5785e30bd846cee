import { EnlaceError } from '@enlace/contracts';

/** Whether this says that the broker answers and must not be trusted with jobs, rather than that it is away. */
export function isUnfit(error: unknown): error is EnlaceError {
  return error instanceof EnlaceError && error.code === 'configuration-invalid';
}
