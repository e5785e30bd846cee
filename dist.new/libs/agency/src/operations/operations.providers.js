import { PARTY_IDS } from "../../../contracts/src/index.js";
import { OutboxRelay } from "../../../outbox/src/index.js";
import { HEALTH_CHECKS, MetricsRegistry } from "../../../platform/src/index.js";
import { BullMqClient } from "../../../transport/src/index.js";
import { DataSource } from "typeorm";
import { ExchangeWatch } from "./exchange.watch.js";
import { createHealthChecks } from "./health.checks.js";
import { exposeHealth } from "./health.metrics.js";
import { PARTY } from "./label.sets.js";
import { MetricsService } from "./metrics.service.js";
import { exposeOpenWork } from "./open.work.metrics.js";
import { readOpenWork } from "./open.work.js";
import { OpenWorkReader } from "./open.work.reader.js";
/** What operators see of one party: metrics, health and the lines of the log that ask for a person. */ export function createOperations({ party, directory, limits }, further = ()=>[]) {
    const peers = PARTY_IDS.filter((id)=>id !== party && directory.has(id));
    return [
        MetricsRegistry,
        MetricsService,
        ExchangeWatch,
        {
            provide: OpenWorkReader,
            inject: [
                DataSource,
                MetricsRegistry
            ],
            useFactory: (dataSource, metrics)=>{
                const reader = new OpenWorkReader(()=>readOpenWork(dataSource, limits.overdueAttempts));
                exposeOpenWork(metrics, reader, peers);
                return reader;
            }
        },
        {
            provide: HEALTH_CHECKS,
            inject: [
                DataSource,
                BullMqClient,
                OutboxRelay,
                OpenWorkReader,
                MetricsRegistry
            ],
            useFactory: (dataSource, client, relay, openWork, metrics)=>{
                const openCircuits = ()=>relay.openCircuits;
                const checks = [
                    ...createHealthChecks({
                        dataSource,
                        client,
                        openWork,
                        openCircuits,
                        ...limits
                    }),
                    ...further(dataSource, metrics)
                ];
                exposeHealth(metrics, checks);
                exposeCircuits(metrics, peers, openCircuits);
                return checks;
            }
        }
    ];
}
function exposeCircuits(metrics, peers, openCircuits) {
    metrics.gauge({
        name: 'enlace_circuit_open',
        help: '1 while a destination gets one copy now and then, because it does not answer.',
        labels: {
            destination: PARTY
        }
    }, ()=>peers.map((destination)=>({
                labels: {
                    destination
                },
                value: openCircuits().has(destination) ? 1 : 0
            })));
}

//# sourceMappingURL=operations.providers.js.map