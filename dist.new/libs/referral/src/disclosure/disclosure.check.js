import { EnlaceError } from "../../../contracts/src/index.js";
import { DISCLOSURE } from "./disclosure.table.js";
import { fieldsOf } from "./field.list.js";
/**
 * Refuses at boot a field that nobody decided about: whoever adds one to a schema says first who may hold it. A row of a
 * field that is gone is refused as well, because it would be granted to the next field of that name.
 *
 * @throws EnlaceError `configuration-invalid`, with every fault in `facts.faults`
 */ export function checkDisclosure(table = DISCLOSURE, fields = fieldsOf()) {
    const faults = [
        ...fields.filter((field)=>!Object.hasOwn(table, field)).map((field)=>`no row for ${field}`),
        ...Object.keys(table).filter((field)=>!fields.includes(field)).map((field)=>`a row for ${field}, which no schema has`)
    ];
    if (faults.length === 0) return;
    throw new EnlaceError('configuration-invalid', `The disclosure table does not hold: ${faults.join('; ')}. Decide who may hold the field.`, {
        facts: {
            faults
        }
    });
}

//# sourceMappingURL=disclosure.check.js.map