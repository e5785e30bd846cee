function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
import { Injectable } from "@nestjs/common";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { watchProcess } from "./process.metrics.js";
export const METRICS_MEDIA_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;
export class MetricsRegistry {
    /** @returns what counts one more, or several */ counter(definition) {
        const counter = new Counter(this.configOf(definition));
        return (labels, by = 1)=>counter.inc(within(definition.labels, labels), by);
    }
    /**
   * @param buckets upper bounds, ascending
   * @returns what takes in one value, or the same one several times
   */ histogram(definition, buckets) {
        const histogram = new Histogram({
            ...this.configOf(definition),
            buckets: [
                ...buckets
            ]
        });
        return (labels, value, times = 1)=>{
            const series = within(definition.labels, labels);
            for(let n = 0; n < times; n += 1)histogram.observe(series, value);
        };
    }
    /** Read when somebody scrapes. While it cannot be read it has no samples: absent is better than wrong. */ gauge(definition, read) {
        const gauge = new Gauge({
            ...this.configOf(definition),
            async collect () {
                const samples = await Promise.resolve().then(read).catch(()=>[]);
                gauge.reset();
                if (samples.length === 0 && Object.keys(definition.labels).length === 0) gauge.remove();
                for (const { labels, value } of samples)gauge.inc(within(definition.labels, labels), value);
            }
        });
    }
    /** Everything, in the text format of Prometheus. */ render() {
        return this.registry.metrics();
    }
    onApplicationShutdown() {
        this.leaveProcess();
    }
    configOf({ name, help, labels }) {
        return {
            name,
            help,
            labelNames: Object.keys(labels),
            registers: [
                this.registry
            ]
        };
    }
    constructor(){
        this.registry = new Registry();
        this.leaveProcess = watchProcess(this.registry);
    }
}
MetricsRegistry = _ts_decorate([
    Injectable()
], MetricsRegistry);
function within(sets, labels) {
    const kept = Object.entries(labels).map(([label, value])=>[
            label,
            sets[label](value) ? value : 'other'
        ]);
    return Object.fromEntries(kept);
}

//# sourceMappingURL=metrics.registry.js.map