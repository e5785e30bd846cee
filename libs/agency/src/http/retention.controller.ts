import { Body, Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RetentionRequest, RetentionRun, RetentionView } from '@enlace/contracts';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { RetentionService } from '../retention/retention.service.js';

@ApiTags('operations')
@UseGuards(BearerGuard)
@Controller('api/v1/operations/retention')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  @Get()
  @ApiOperation({ summary: 'How long ended cases are kept, and which are older, by month and state' })
  @ApiOkResponse({ standardSchema: RetentionView })
  read(@Caller() caller: Principal): Promise<RetentionView> {
    return this.retention.read(caller);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Rehearse the erasure of what is older, or with dryRun false erase it' })
  @ApiOkResponse({ standardSchema: RetentionRun })
  run(
    @Caller() caller: Principal,
    @Body({ schema: RetentionRequest }) request: RetentionRequest,
  ): Promise<RetentionRun> {
    return this.retention.run(caller, request);
  }
}
