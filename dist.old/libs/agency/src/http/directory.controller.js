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
import { Controller, Get, UseGuards } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { DirectoryService } from "../directory/directory.service.js";
import { FiguresReader } from "../store/figures.reader.js";
export class DirectoryController {
    constructor(directory, figures){
        this.directory = directory;
        this.figures = figures;
    }
    places(caller) {
        return {
            items: this.directory.places(caller)
        };
    }
    agencies(caller) {
        return {
            items: this.directory.agencies(caller)
        };
    }
    read(caller) {
        return this.figures.read(caller);
    }
}
_ts_decorate([
    Get('places'),
    ApiOperation({
        summary: 'Places and whether they are open today'
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", Object)
], DirectoryController.prototype, "places", null);
_ts_decorate([
    Get('agencies'),
    ApiOperation({
        summary: 'Institutions and whether they are on the exchange'
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", Object)
], DirectoryController.prototype, "agencies", null);
_ts_decorate([
    Get('figures'),
    ApiOperation({
        summary: 'Anonymous counts of this agency'
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], DirectoryController.prototype, "read", null);
DirectoryController = _ts_decorate([
    ApiTags('directory'),
    UseGuards(BearerGuard),
    Controller('api/v1'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DirectoryService === "undefined" ? Object : DirectoryService,
        typeof FiguresReader === "undefined" ? Object : FiguresReader
    ])
], DirectoryController);

//# sourceMappingURL=directory.controller.js.map