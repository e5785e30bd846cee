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
import { Body, Controller, Get, Inject, Post, Res } from "@nestjs/common";
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import { WITNESS_SIZE_TYPE, fingerprintOf, formatVerifierKey } from "../../../../libs/audit/src/index.js";
import { WitnessKey } from "../../../../libs/contracts/src/index.js";
import { createPublicKey } from "node:crypto";
import { WITNESS_CONFIG } from "../witness.config.js";
import { CheckpointWitness } from "./checkpoint.witness.js";
export class WitnessController {
    constructor(witness, config){
        this.witness = witness;
        this.config = config;
    }
    async add(body, reply) {
        const answer = await this.witness.add(body);
        if (answer.status === 200) void reply.status(200).type('text/plain; charset=utf-8').send(answer.cosignature);
        else if (answer.status === 409) void reply.status(409).type(WITNESS_SIZE_TYPE).send(`${answer.size}\n`);
        else void reply.status(answer.status).type('text/plain; charset=utf-8').send('');
    }
    key() {
        const { name, privateKey } = this.config.signer;
        const publicKey = createPublicKey(privateKey);
        const key = formatVerifierKey({
            name,
            publicKey,
            type: 'cosignature'
        });
        return {
            name,
            key,
            fingerprint: fingerprintOf(publicKey)
        };
    }
}
_ts_decorate([
    Post('add-checkpoint'),
    ApiOperation({
        summary: 'Cosign a checkpoint that continues the last one (c2sp.org/tlog-witness)'
    }),
    ApiConsumes('text/plain'),
    ApiProduces('text/plain', WITNESS_SIZE_TYPE),
    ApiBody({
        schema: {
            type: 'string'
        }
    }),
    _ts_param(0, Body()),
    _ts_param(1, Res()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        Object,
        typeof FastifyReply === "undefined" ? Object : FastifyReply
    ]),
    _ts_metadata("design:returntype", Promise)
], WitnessController.prototype, "add", null);
_ts_decorate([
    Get('api/v1/key'),
    ApiOperation({
        summary: 'The key that cosigns, for others to pin'
    }),
    ApiOkResponse({
        standardSchema: WitnessKey
    }),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", []),
    _ts_metadata("design:returntype", typeof WitnessKey === "undefined" ? Object : WitnessKey)
], WitnessController.prototype, "key", null);
WitnessController = _ts_decorate([
    ApiTags('witness'),
    Controller(),
    _ts_param(1, Inject(WITNESS_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof CheckpointWitness === "undefined" ? Object : CheckpointWitness,
        typeof Pick === "undefined" ? Object : Pick
    ])
], WitnessController);

//# sourceMappingURL=witness.controller.js.map