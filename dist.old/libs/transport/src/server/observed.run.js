/** A processing hook of Nest: it may wrap the work, by calling `done`, but the outcome is none of its business. */ /**
 * Runs work inside a hook and gives the work's own outcome. Nest leaves the outcome to the hook, and a tracing hook that
 * calls `done()` without returning its promise would acknowledge a job whose handler still runs, or has failed. Here
 * a hook can neither do that, nor lose the job by not calling `done`, nor run it twice.
 *
 * @param onHookError hears of an error that is the hook's own
 */ export async function runObserved(hook, work, onHookError) {
    let outcome;
    let begin = ()=>undefined;
    const begun = new Promise((resolve)=>{
        begin = resolve;
    });
    const done = ()=>{
        if (outcome === undefined) {
            outcome = work();
            // Handled here, because a hook may drop the promise and an unhandled rejection ends the process.
            outcome.catch(()=>undefined);
            begin();
        }
        return outcome;
    };
    const hooked = (async ()=>hook(done))().catch(async (error)=>{
        const own = outcome === undefined || await reasonOf(outcome) !== error;
        if (own) onHookError(error);
    });
    await Promise.race([
        begun,
        hooked
    ]);
    return done();
}
function reasonOf(outcome) {
    return outcome.then(()=>undefined, (error)=>error);
}

//# sourceMappingURL=observed.run.js.map