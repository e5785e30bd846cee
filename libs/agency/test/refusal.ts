import { EnlaceError } from '@enlace/contracts';

/** The error that an act is refused with; anything else it throws, or its success, fails the test. */
export async function refusalOf(act: () => unknown): Promise<EnlaceError> {
  try {
    await act();
  } catch (error) {
    if (error instanceof EnlaceError) return error;
    throw error;
  }
  throw new Error('Expected a refusal, and it was accepted.');
}
