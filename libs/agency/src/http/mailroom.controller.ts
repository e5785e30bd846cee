import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AcknowledgementRequest,
  CopyPage,
  CopyQuery,
  DeadLetterPage,
  DeadLetterQuery,
  DifferenceList,
  DifferenceView,
  NoBody,
  ReplayList,
  ReplayParam,
  ReplayPlan,
  ReplayRequest,
  ReplayView,
} from '@enlace/contracts';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { AcknowledgementService } from '../mailroom/acknowledgement.service.js';
import { MailroomReader } from '../mailroom/mailroom.reader.js';
import { ReplayService } from '../mailroom/replay.service.js';

@ApiTags('operations')
@UseGuards(BearerGuard)
@Controller('api/v1/operations')
export class MailroomController {
  constructor(
    private readonly mailroom: MailroomReader,
    private readonly replays: ReplayService,
    private readonly acknowledgements: AcknowledgementService,
  ) {}

  @Get('copies')
  @ApiOperation({ summary: 'Messages that are not where they should be, oldest first' })
  @ApiOkResponse({ standardSchema: CopyPage })
  copies(@Caller() caller: Principal, @Query({ schema: CopyQuery }) query: CopyQuery): Promise<CopyPage> {
    return this.mailroom.copies(caller, query);
  }

  @Get('dead-letters')
  @ApiOperation({ summary: 'What came in and was refused, newest first, without its bytes' })
  @ApiOkResponse({ standardSchema: DeadLetterPage })
  deadLetters(
    @Caller() caller: Principal,
    @Query({ schema: DeadLetterQuery }) query: DeadLetterQuery,
  ): Promise<DeadLetterPage> {
    return this.mailroom.deadLetters(caller, query);
  }

  @Get('differences')
  @ApiOperation({
    summary: 'Days of which a partner has other messages than it receipted; what it lost is sent again',
  })
  @ApiOkResponse({ standardSchema: DifferenceList })
  differences(@Caller() caller: Principal): Promise<DifferenceList> {
    return this.mailroom.differences(caller);
  }

  @Post('differences/acknowledgement')
  @HttpCode(200)
  @ApiOperation({ summary: 'What we lost and a partner has was looked into, and no longer asks for anybody' })
  @ApiOkResponse({ standardSchema: DifferenceView })
  acknowledge(
    @Caller() caller: Principal,
    @Body({ schema: AcknowledgementRequest }) request: AcknowledgementRequest,
  ): Promise<DifferenceView> {
    return this.acknowledgements.acknowledge(caller, request);
  }

  @Get('replays')
  @ApiOperation({ summary: 'The latest replays and how far they are' })
  @ApiOkResponse({ standardSchema: ReplayList })
  list(@Caller() caller: Principal): Promise<ReplayList> {
    return this.replays.list(caller);
  }

  @Post('replays')
  @HttpCode(200)
  @ApiOperation({ summary: 'Rehearse a replay, or with dryRun false begin it' })
  @ApiOkResponse({ standardSchema: ReplayPlan })
  plan(
    @Caller() caller: Principal,
    @Body({ schema: ReplayRequest }) request: ReplayRequest,
  ): Promise<ReplayPlan> {
    return this.replays.plan(caller, request);
  }

  @Post('replays/:id/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Nothing more is replayed until it is resumed' })
  @ApiOkResponse({ standardSchema: ReplayView })
  pause(
    @Caller() caller: Principal,
    @Param({ schema: ReplayParam }) { id }: ReplayParam,
    @Body({ schema: NoBody }) _: object,
  ): Promise<ReplayView> {
    return this.replays.move(caller, id, 'pause');
  }

  @Post('replays/:id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'A paused replay goes on' })
  @ApiOkResponse({ standardSchema: ReplayView })
  resume(
    @Caller() caller: Principal,
    @Param({ schema: ReplayParam }) { id }: ReplayParam,
    @Body({ schema: NoBody }) _: object,
  ): Promise<ReplayView> {
    return this.replays.move(caller, id, 'resume');
  }

  @Post('replays/:id/stop')
  @HttpCode(200)
  @ApiOperation({ summary: 'A replay ends for good; what it did not reach may be planned anew' })
  @ApiOkResponse({ standardSchema: ReplayView })
  stop(
    @Caller() caller: Principal,
    @Param({ schema: ReplayParam }) { id }: ReplayParam,
    @Body({ schema: NoBody }) _: object,
  ): Promise<ReplayView> {
    return this.replays.move(caller, id, 'stop');
  }
}
