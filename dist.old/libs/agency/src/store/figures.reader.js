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
import { Injectable } from "@nestjs/common";
import { DataSource } from "typeorm";
import { authorise } from "../access/permission.table.js";
export class FiguresReader {
    constructor(dataSource){
        this.dataSource = dataSource;
    }
    async read(caller) {
        authorise(caller, 'figures.read');
        const [given] = await this.dataSource.query('SELECT coalesce(sum(count), 0)::integer AS total FROM information_given');
        const overrides = await this.dataSource.query('SELECT ground, sum(count)::integer AS total FROM override_given GROUP BY ground');
        return {
            informationGiven: given?.total ?? 0,
            overrides: Object.fromEntries(overrides.map((row)=>[
                    row.ground,
                    row.total
                ]))
        };
    }
}
FiguresReader = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource
    ])
], FiguresReader);

//# sourceMappingURL=figures.reader.js.map