import { DATA_SCHEMAS, EnlaceError } from "../../../contracts/src/index.js";
import { fieldPath } from "../encoding/field.path.js";
/**
 * `data` as the schema of its type wants it.
 *
 * @throws EnlaceError `data-invalid` with the path of the field, never what it holds
 */ export function parseData(type, data) {
    const result = DATA_SCHEMAS[type].safeParse(data);
    if (result.success) return result.data;
    const field = fieldPath([
        'data',
        ...result.error.issues[0]?.path ?? []
    ]);
    throw new EnlaceError('data-invalid', `The data does not fit the schema of ${type} at ${field}. The sender must correct it and send a new message.`, {
        field
    });
}

//# sourceMappingURL=message.data.js.map