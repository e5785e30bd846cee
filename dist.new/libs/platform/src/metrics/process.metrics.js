import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge } from "prom-client";
/** How often the event loop is looked at. Milliseconds. */ const RESOLUTION = 20;
/**
 * What the process costs, under the names that every dashboard for Node knows. Not the library's own set: that starts a
 * timer and an observer of the garbage collector for each party, which nobody can stop.
 *
 * @returns what ends it
 */ export function watchProcess(registry) {
    const registers = [
        registry
    ];
    let counted = 0;
    void new Counter({
        name: 'process_cpu_seconds_total',
        help: 'CPU time of the process, user and system.',
        registers,
        collect () {
            const { user, system } = process.cpuUsage();
            this.inc((user + system) / 1e6 - counted);
            counted = (user + system) / 1e6;
        }
    });
    void new Gauge({
        name: 'process_resident_memory_bytes',
        help: 'Memory that the process holds.',
        registers,
        collect () {
            this.set(process.memoryUsage.rss());
        }
    });
    void new Gauge({
        name: 'process_start_time_seconds',
        help: 'When the process started, since the epoch.',
        registers,
        collect () {
            this.set(Math.round(Date.now() / 1_000 - process.uptime()));
        }
    });
    const delay = monitorEventLoopDelay({
        resolution: RESOLUTION
    });
    delay.enable();
    void new Gauge({
        name: 'nodejs_eventloop_lag_p99_seconds',
        help: 'How late the event loop was since the last scrape, in all but the worst hundredth.',
        registers,
        collect () {
            // The histogram holds the time between two looks, which is the resolution when nothing is late.
            this.set(Math.max(0, delay.percentile(99) / 1e9 - RESOLUTION / 1e3));
            delay.reset();
        }
    });
    return ()=>void delay.disable();
}

//# sourceMappingURL=process.metrics.js.map