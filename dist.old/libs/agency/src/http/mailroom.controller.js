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
import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from "@nestjs/common";
import { ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import { AcknowledgementRequest, CopyPage, CopyQuery, DeadLetterPage, DeadLetterQuery, DifferenceList, DifferenceView, NoBody, ReplayList, ReplayParam, ReplayPlan, ReplayRequest, ReplayView } from "../../../contracts/src/index.js";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { AcknowledgementService } from "../mailroom/acknowledgement.service.js";
import { MailroomReader } from "../mailroom/mailroom.reader.js";
import { ReplayService } from "../mailroom/replay.service.js";
export class MailroomController {
    constructor(mailroom, replays, acknowledgements){
        this.mailroom = mailroom;
        this.replays = replays;
        this.acknowledgements = acknowledgements;
    }
    copies(caller, query) {
        return this.mailroom.copies(caller, query);
    }
    deadLetters(caller, query) {
        return this.mailroom.deadLetters(caller, query);
    }
    differences(caller) {
        return this.mailroom.differences(caller);
    }
    acknowledge(caller, request) {
        return this.acknowledgements.acknowledge(caller, request);
    }
    list(caller) {
        return this.replays.list(caller);
    }
    plan(caller, request) {
        return this.replays.plan(caller, request);
    }
    pause(caller, { id }, _) {
        return this.replays.move(caller, id, 'pause');
    }
    resume(caller, { id }, _) {
        return this.replays.move(caller, id, 'resume');
    }
    stop(caller, { id }, _) {
        return this.replays.move(caller, id, 'stop');
    }
}
_ts_decorate([
    Get('copies'),
    ApiOperation({
        summary: 'Messages that are not where they should be, oldest first'
    }),
    ApiOkResponse({
        standardSchema: CopyPage
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Query({
        schema: CopyQuery
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof CopyQuery === "undefined" ? Object : CopyQuery
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], MailroomController.prototype, "copies", null);
_ts_decorate([
    Get('dead-letters'),
    ApiOperation({
        summary: 'What came in and was refused, newest first, without its bytes'
    }),
    ApiOkResponse({
        standardSchema: DeadLetterPage
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Query({
        schema: DeadLetterQuery
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof DeadLetterQuery === "undefined" ? Object : DeadLetterQuery
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], MailroomController.prototype, "deadLetters", null);
_ts_decorate([
    Get('differences'),
    ApiOperation({
        summary: 'Days of which a partner has other messages than it receipted; what it lost is sent again'
    }),
    ApiOkResponse({
        standardSchema: DifferenceList
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], MailroomController.prototype, "differences", null);
_ts_decorate([
    Post('differences/acknowledgement'),
    HttpCode(200),
    ApiOperation({
        summary: 'What we lost and a partner has was looked into, and no longer asks for anybody'
    }),
    ApiOkResponse({
        standardSchema: DifferenceView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Body({
        schema: AcknowledgementRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof AcknowledgementRequest === "undefined" ? Object : AcknowledgementRequest
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], MailroomController.prototype, "acknowledge", null);
_ts_decorate([
    Get('replays'),
    ApiOperation({
        summary: 'The latest replays and how far they are'
    }),
    ApiOkResponse({
        standardSchema: ReplayList
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], MailroomController.prototype, "list", null);
_ts_decorate([
    Post('replays'),
    HttpCode(200),
    ApiOperation({
        summary: 'Rehearse a replay, or with dryRun false begin it'
    }),
    ApiOkResponse({
        standardSchema: ReplayPlan
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Body({
        schema: ReplayRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof ReplayRequest === "undefined" ? Object : ReplayRequest
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], MailroomController.prototype, "plan", null);
_ts_decorate([
    Post('replays/:id/pause'),
    HttpCode(200),
    ApiOperation({
        summary: 'Nothing more is replayed until it is resumed'
    }),
    ApiOkResponse({
        standardSchema: ReplayView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: ReplayParam
    })),
    _ts_param(2, Body({
        schema: NoBody
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof ReplayParam === "undefined" ? Object : ReplayParam,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], MailroomController.prototype, "pause", null);
_ts_decorate([
    Post('replays/:id/resume'),
    HttpCode(200),
    ApiOperation({
        summary: 'A paused replay goes on'
    }),
    ApiOkResponse({
        standardSchema: ReplayView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: ReplayParam
    })),
    _ts_param(2, Body({
        schema: NoBody
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof ReplayParam === "undefined" ? Object : ReplayParam,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], MailroomController.prototype, "resume", null);
_ts_decorate([
    Post('replays/:id/stop'),
    HttpCode(200),
    ApiOperation({
        summary: 'A replay ends for good; what it did not reach may be planned anew'
    }),
    ApiOkResponse({
        standardSchema: ReplayView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: ReplayParam
    })),
    _ts_param(2, Body({
        schema: NoBody
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof ReplayParam === "undefined" ? Object : ReplayParam,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], MailroomController.prototype, "stop", null);
MailroomController = _ts_decorate([
    ApiTags('operations'),
    UseGuards(BearerGuard),
    Controller('api/v1/operations'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof MailroomReader === "undefined" ? Object : MailroomReader,
        typeof ReplayService === "undefined" ? Object : ReplayService,
        typeof AcknowledgementService === "undefined" ? Object : AcknowledgementService
    ])
], MailroomController);

//# sourceMappingURL=mailroom.controller.js.map