import { EnlaceError } from "../../../contracts/src/index.js";
/**
 * The outcome of some work, or an error when it takes too long. The work itself goes on: a job that arrives late after
 * all is a duplicate, which the receiver's inbox knows.
 *
 * @throws EnlaceError unavailable
 */ export async function within(milliseconds, work) {
    let timer;
    const late = new Promise((_, reject)=>{
        const message = `The broker gave no answer within ${milliseconds} ms. Send again.`;
        timer = setTimeout(()=>reject(new EnlaceError('unavailable', message)), milliseconds);
    });
    try {
        return await Promise.race([
            work,
            late
        ]);
    } finally{
        clearTimeout(timer);
    }
}

//# sourceMappingURL=broker.deadline.js.map