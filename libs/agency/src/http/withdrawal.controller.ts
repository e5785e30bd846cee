import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseCodeParam, DemandView, FlagParam, NoBody, WithdrawalView } from '@enlace/contracts';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { WithdrawalService } from '../commands/withdrawal.service.js';

/** Where flags are made: for every receiver of the flag at once. */
@ApiTags('flags')
@UseGuards(BearerGuard)
@Controller('api/v1/flags')
export class FlagWithdrawalController {
  constructor(private readonly withdrawals: WithdrawalService) {}

  @Post(':flagId/consent-withdrawal')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The person withdraws consent: every receiver of the flag is told and must confirm',
  })
  @ApiOkResponse({ standardSchema: WithdrawalView })
  withdraw(
    @Caller() caller: Principal,
    @Param({ schema: FlagParam }) { flagId }: FlagParam,
    @Body({ schema: NoBody }) _: object,
  ): Promise<WithdrawalView> {
    return this.withdrawals.withdrawFlag(caller, flagId);
  }

  @Get(':flagId/consent-withdrawal')
  @ApiOperation({ summary: 'Which receivers have confirmed the withdrawal' })
  @ApiOkResponse({ standardSchema: WithdrawalView })
  read(
    @Caller() caller: Principal,
    @Param({ schema: FlagParam }) { flagId }: FlagParam,
  ): Promise<WithdrawalView> {
    return this.withdrawals.readFlag(caller, flagId);
  }
}

/** Where referrals come in: the person may say it there as well. */
@ApiTags('referrals')
@UseGuards(BearerGuard)
@Controller('api/v1/referrals')
export class ReferralWithdrawalController {
  constructor(private readonly withdrawals: WithdrawalService) {}

  @Post(':caseCode/consent-withdrawal')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The person withdraws consent at a receiver; the agency that flagged tells the others',
  })
  @ApiOkResponse({ standardSchema: DemandView })
  withdraw(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: CaseCodeParam,
    @Body({ schema: NoBody }) _: object,
  ): Promise<DemandView> {
    return this.withdrawals.withdrawReferral(caller, caseCode);
  }

  @Get(':caseCode/consent-withdrawal')
  @ApiOperation({ summary: 'Whether the agency that flagged has confirmed the withdrawal' })
  @ApiOkResponse({ standardSchema: DemandView })
  read(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: CaseCodeParam,
  ): Promise<DemandView> {
    return this.withdrawals.readReferral(caller, caseCode);
  }
}
