import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CancelRequest,
  CaseCodeParam,
  FailRequest,
  NoBody,
  ReferralQuery,
  ReturnRequest,
  ViewQuery,
  type ReferralPage,
  type ReferralTimeline,
  type ReferralView,
} from '@enlace/contracts';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { ReferralService } from '../commands/referral.service.js';
import { ReferralReader } from '../store/referral.reader.js';

type Code = { caseCode: string };

@ApiTags('referrals')
@UseGuards(BearerGuard)
@Controller('api/v1/referrals')
export class ReferralController {
  constructor(
    private readonly reader: ReferralReader,
    private readonly referrals: ReferralService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Referrals sent or received, newest first' })
  list(
    @Caller() caller: Principal,
    @Query({ schema: ReferralQuery }) query: ReferralQuery,
  ): Promise<ReferralPage> {
    return this.reader.list(caller, query);
  }

  @Get(':caseCode')
  @ApiOperation({ summary: 'One referral; the content for its receiver only' })
  read(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: Code,
    @Query({ schema: ViewQuery }) { purpose }: ViewQuery,
  ): Promise<ReferralView> {
    return this.referrals.read(caller, caseCode, purpose);
  }

  @Get(':caseCode/timeline')
  @ApiOperation({ summary: 'What happened to one referral, with its delivery' })
  timeline(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: Code,
    @Query({ schema: ViewQuery }) { purpose }: ViewQuery,
  ): Promise<ReferralTimeline> {
    return this.referrals.timeline(caller, caseCode, purpose);
  }

  @Post(':caseCode/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'A named person opened it (received)' })
  acknowledge(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: Code,
    @Body({ schema: NoBody }) _: object,
  ): Promise<ReferralView> {
    return this.referrals.move(caller, caseCode, 'acknowledge');
  }

  @Post(':caseCode/accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'The office takes the case on' })
  accept(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: Code,
    @Body({ schema: NoBody }) _: object,
  ): Promise<ReferralView> {
    return this.referrals.move(caller, caseCode, 'accept');
  }

  @Post(':caseCode/return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Back to the sender, with the reason' })
  return(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: Code,
    @Body({ schema: ReturnRequest }) { reason }: ReturnRequest,
  ): Promise<ReferralView> {
    return this.referrals.move(caller, caseCode, 'return', { reason });
  }

  @Post(':caseCode/start')
  @HttpCode(200)
  @ApiOperation({ summary: 'First contact was made' })
  start(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: Code,
    @Body({ schema: NoBody }) _: object,
  ): Promise<ReferralView> {
    return this.referrals.move(caller, caseCode, 'start');
  }

  @Post(':caseCode/complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'The person was attended' })
  complete(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: Code,
    @Body({ schema: NoBody }) _: object,
  ): Promise<ReferralView> {
    return this.referrals.move(caller, caseCode, 'complete');
  }

  @Post(':caseCode/fail')
  @HttpCode(200)
  @ApiOperation({ summary: 'The person could not be attended, with the reason' })
  fail(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: Code,
    @Body({ schema: FailRequest }) { reason, text }: FailRequest,
  ): Promise<ReferralView> {
    return this.referrals.move(caller, caseCode, 'fail', { reason, note: text });
  }

  @Post(':caseCode/reopen')
  @HttpCode(200)
  @ApiOperation({ summary: 'A case that had ended goes on' })
  reopen(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: Code,
    @Body({ schema: NoBody }) _: object,
  ): Promise<ReferralView> {
    return this.referrals.move(caller, caseCode, 'reopen');
  }

  @Post(':caseCode/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancelled by the sender, or by the receiver at the wish of the person' })
  cancel(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: Code,
    @Body({ schema: CancelRequest }) { reason }: CancelRequest,
  ): Promise<ReferralView> {
    return this.referrals.move(caller, caseCode, 'cancel', { reason });
  }
}
