import { answer } from "./command.server.js";
/**
 * Loaded into every process of the benchmark and of the fault run before its own program, with `--import`: it tells the
 * usage, and ends the process in good order when the parent is gone, so that no run leaves a fleet behind.
 */ answer('usage', ()=>{
    const { user, system } = process.cpuUsage();
    return {
        rss: process.memoryUsage.rss(),
        cpu: (user + system) / 1000
    };
});
process.once('disconnect', ()=>process.kill(process.pid, 'SIGTERM'));

//# sourceMappingURL=usage.probe.js.map