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
import { randomUUID } from "node:crypto";
import { AgencyModule, FlagService, loadPartyConfig, runParty, startParty } from "../../../libs/agency/src/index.js";
import { Injectable, Module } from "@nestjs/common";
import { senafrontProfile } from "../../../apps/senafront/src/senafront.profile.js";
import { createFlag } from "../bench.payload.js";
import { callAtRate, callConcurrently } from "../measure/load.driver.js";
import { wallClock } from "../measure/wall.clock.js";
import { answer } from "../../support/process/command.server.js";
const OFFICER = {
    actor: 'officer.senafront',
    role: 'officer'
};
/** Lets the benchmark flag in this process, so that the command is measured and not HTTP. */ let FlagDriver = class FlagDriver {
    constructor(flags){
        this.flags = flags;
        this.flag = createFlag();
    }
    onApplicationBootstrap() {
        answer('burst', ({ count, callers })=>callConcurrently(count, callers, ()=>this.create()));
        answer('pace', ({ count, rate })=>callAtRate(count, rate, ()=>this.timed()));
    }
    create() {
        return this.flags.create(OFFICER, this.flag, randomUUID());
    }
    async timed() {
        const calledAt = wallClock();
        const { referrals } = await this.create();
        return {
            caseCode: referrals[0]?.caseCode ?? '',
            calledAt,
            answeredAt: wallClock()
        };
    }
};
FlagDriver = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof FlagService === "undefined" ? Object : FlagService
    ])
], FlagDriver);
let DrivenAgencyModule = class DrivenAgencyModule {
};
DrivenAgencyModule = _ts_decorate([
    Module({})
], DrivenAgencyModule);
/** The agency as `apps/senafront` boots it, with the driver beside it. */ await runParty(()=>{
    const config = loadPartyConfig('senafront', process.env);
    const agency = AgencyModule.register(senafrontProfile, config);
    const driven = {
        module: DrivenAgencyModule,
        imports: [
            agency
        ],
        providers: [
            FlagDriver
        ]
    };
    return startParty(driven, config, 'Enlace: benchmark');
});

//# sourceMappingURL=sender.process.js.map