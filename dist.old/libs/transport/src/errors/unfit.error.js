import { EnlaceError } from "../../../contracts/src/index.js";
/** Whether this says that the broker answers and must not be trusted with jobs, rather than that it is away. */ export function isUnfit(error) {
    return error instanceof EnlaceError && error.code === 'configuration-invalid';
}

//# sourceMappingURL=unfit.error.js.map