import { examine } from "../../../platform/src/index.js";
/** The answers of `/health/ready` for whoever scrapes, so that each can have its alert. */ export function exposeHealth(metrics, checks) {
    const names = new Set(checks.map(({ name })=>name));
    metrics.gauge({
        name: 'enlace_health',
        help: '1 when a check of /health/ready is up, else 0.',
        labels: {
            check: (value)=>names.has(value)
        }
    }, async ()=>{
        const outcomes = await examine(checks);
        return outcomes.map(({ check, state })=>({
                labels: {
                    check: check.name
                },
                value: state === 'up' ? 1 : 0
            }));
    });
}

//# sourceMappingURL=health.metrics.js.map