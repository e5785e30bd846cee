import { DATA_SCHEMAS, EnlaceError, type EventData, type EventType } from '@enlace/contracts';
import { fieldPath } from '../encoding/field.path.js';

/**
 * `data` as the schema of its type wants it.
 *
 * @throws EnlaceError `data-invalid` with the path of the field, never what it holds
 */
export function parseData<T extends EventType>(type: T, data: unknown): EventData<T> {
  const result = DATA_SCHEMAS[type].safeParse(data);
  if (result.success) return result.data as EventData<T>;
  const field = fieldPath(['data', ...(result.error.issues[0]?.path ?? [])]);
  throw new EnlaceError(
    'data-invalid',
    `The data does not fit the schema of ${type} at ${field}. The sender must correct it and send a new message.`,
    { field },
  );
}
