import { StandardSchemaValidationPipe } from "@nestjs/common";
import { EnlaceError } from "../../../contracts/src/index.js";
/** At most this many faults are named: fifty persons with the same slip need not be told fifty times. */ const NAMED_FAULTS = 20;
/** Validates what carries a `schema` in its decorator, and names the failing fields as a client would write them. */ export function createValidationPipe() {
    return new StandardSchemaValidationPipe({
        exceptionFactory: (issues)=>toError(issues)
    });
}
function toError(issues) {
    const errors = issues.slice(0, NAMED_FAULTS).map(faultOf);
    const [first] = errors;
    const field = first?.field === '' ? undefined : first?.field;
    return new EnlaceError('validation-failed', `Nothing was stored. ${first?.message ?? 'The request is not valid'}.`, {
        field,
        facts: {
            errors
        }
    });
}
/** Zod names unknown keys in the message and their parent in the path; here the key is the field, and no message. */ function faultOf(issue) {
    const [key] = issue.keys ?? [];
    if (key === undefined) return {
        field: fieldOf(issue.path ?? []),
        message: issue.message
    };
    const step = /^\w{1,40}$/.test(key) ? [
        key
    ] : [];
    return {
        field: fieldOf([
            ...issue.path ?? [],
            ...step
        ]),
        message: 'There is no such field here'
    };
}
function fieldOf(path) {
    return path.map((step)=>typeof step === 'object' ? step.key : step).map((key, index)=>typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`).join('');
}

//# sourceMappingURL=validation.pipe.js.map