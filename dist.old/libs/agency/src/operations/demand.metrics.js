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
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { Inject, Injectable } from "@nestjs/common";
import { DEMAND_KINDS } from "../../../contracts/src/index.js";
import { MetricsRegistry, within } from "../../../platform/src/index.js";
import { DataSource } from "typeorm";
import { PARTY_CONFIG } from "../party/party.config.js";
import { countOpenDemands } from "../store/demand.store.js";
/** What does not answer in this time is away, as far as a scraper is concerned. */ const PATIENCE = 2_000;
export class DemandMetrics {
    constructor(metrics, dataSource, config){
        this.metrics = metrics;
        this.dataSource = dataSource;
        this.config = config;
    }
    onModuleInit() {
        this.expose('enlace_demands_open', 'What the other holder of a case has not confirmed.', ({ open })=>open);
        this.expose('enlace_demands_overdue', 'Those of them that are silent for too long.', ({ overdue })=>overdue);
    }
    expose(name, help, valueOf) {
        const kinds = DEMAND_KINDS;
        this.metrics.gauge({
            name,
            help,
            labels: {
                kind: (value)=>kinds.includes(value)
            }
        }, async ()=>{
            const found = await within(PATIENCE, countOpenDemands(this.config.limits.demandHours, this.dataSource));
            return DEMAND_KINDS.map((kind)=>{
                const demands = found.find((one)=>one.kind === kind);
                return {
                    labels: {
                        kind
                    },
                    value: demands ? valueOf(demands) : 0
                };
            });
        });
    }
}
DemandMetrics = _ts_decorate([
    Injectable(),
    _ts_param(2, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof MetricsRegistry === "undefined" ? Object : MetricsRegistry,
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof Pick === "undefined" ? Object : Pick
    ])
], DemandMetrics);

//# sourceMappingURL=demand.metrics.js.map