import { EnlaceError } from "../../../contracts/src/index.js";
/** Why BullMQ would refuse or misread this id (it counts its own jobs in digits and joins keys with colons). */ export function jobIdFault(id) {
    if (id === '') return 'it is empty';
    if (id.includes(':')) return 'it holds a colon';
    if (/^-?\d+$/.test(id)) return 'it is all digits';
    return undefined;
}
/**
 * @throws EnlaceError internal for an id BullMQ cannot use, or for no data, which one backend hands over as `null` and the
 * other as `{}`. The caller builds jobs, so either is a fault of the house.
 */ export function checkJob(job) {
    const fault = jobIdFault(job.id);
    if (fault !== undefined) {
        const message = `A job id cannot be used: ${fault}. Build it from the message's id and the attempt, such as <uuid>-1.`;
        throw new EnlaceError('internal', message, {
            field: 'id'
        });
    }
    if (job.data === null || job.data === undefined) {
        throw new EnlaceError('internal', 'A job needs data. Send an empty object to say nothing.', {
            field: 'data'
        });
    }
}

//# sourceMappingURL=outbound.job.js.map