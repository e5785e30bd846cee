/**
 * Loaded into a party with `--import`: its clock is wrong by `FAULT_CLOCK_MS` milliseconds, as a clock is that nobody
 * sets. Timers are not touched; they count, and do not read.
 */ const offset = Number(process.env['FAULT_CLOCK_MS'] ?? 0);
const trueNow = Date.now;
Date.now = ()=>trueNow() + offset;
// A proxy and not a subclass: what the runtime itself makes stays an instance of the one and only Date.
globalThis.Date = new Proxy(Date, {
    construct: (target, args, newTarget)=>Reflect.construct(target, args.length === 0 ? [
            target.now()
        ] : args, newTarget),
    apply: (target)=>new target(target.now()).toString()
});

//# sourceMappingURL=shifted.clock.js.map