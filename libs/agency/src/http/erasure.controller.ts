import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseCodeParam, DemandView, ErasureRequest, FlagErasureView, FlagParam } from '@enlace/contracts';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { ErasureService } from '../commands/erasure.service.js';

@ApiTags('referrals')
@UseGuards(BearerGuard)
@Controller('api/v1/referrals')
export class ErasureController {
  constructor(private readonly erasures: ErasureService) {}

  @Post(':caseCode/erasure')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Destroy what is kept of the person, here and at the other holder; cannot be undone',
  })
  @ApiOkResponse({ standardSchema: DemandView })
  erase(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: CaseCodeParam,
    @Body({ schema: ErasureRequest }) { reason }: ErasureRequest,
  ): Promise<DemandView> {
    return this.erasures.erase(caller, caseCode, reason);
  }

  @Get(':caseCode/erasure')
  @ApiOperation({ summary: 'Whether the other holder has confirmed the erasure' })
  @ApiOkResponse({ standardSchema: DemandView })
  read(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: CaseCodeParam,
  ): Promise<DemandView> {
    return this.erasures.read(caller, caseCode);
  }
}

/** Where flags are made: also those of which no referral was made, and which no case code names. */
@ApiTags('flags')
@UseGuards(BearerGuard)
@Controller('api/v1/flags')
export class FlagErasureController {
  constructor(private readonly erasures: ErasureService) {}

  @Post(':flagId/erasure')
  @HttpCode(200)
  @ApiOperation({ summary: 'Destroy a flag, and what is kept of each of its referrals; cannot be undone' })
  @ApiOkResponse({ standardSchema: FlagErasureView })
  erase(
    @Caller() caller: Principal,
    @Param({ schema: FlagParam }) { flagId }: FlagParam,
    @Body({ schema: ErasureRequest }) { reason }: ErasureRequest,
  ): Promise<FlagErasureView> {
    return this.erasures.eraseFlag(caller, flagId, reason);
  }
}
