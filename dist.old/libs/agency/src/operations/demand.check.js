import { Ailment } from "../../../platform/src/index.js";
import { countOpenDemands } from "../store/demand.store.js";
/** What another institution was asked to erase or to show no more, and has not confirmed for too long. */ export function createDemandCheck(dataSource, overdueHours) {
    return {
        name: 'demands',
        dispensable: true,
        check: async ()=>{
            const demands = await countOpenDemands(overdueHours, dataSource).catch(()=>{
                throw new Ailment('unknown');
            });
            if (demands.some(({ overdue })=>overdue > 0)) throw new Ailment('overdue');
        }
    };
}

//# sourceMappingURL=demand.check.js.map