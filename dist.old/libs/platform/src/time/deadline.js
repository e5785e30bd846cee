/**
 * The outcome of some work, or an error when it takes too long. The work itself goes on.
 *
 * @throws Error timeout
 */ export async function within(milliseconds, work) {
    let timer;
    const late = new Promise((_, reject)=>{
        timer = setTimeout(()=>reject(new Error('timeout')), milliseconds);
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

//# sourceMappingURL=deadline.js.map