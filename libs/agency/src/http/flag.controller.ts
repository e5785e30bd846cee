import { Body, Controller, Headers, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EnlaceError, FlagRequest, type FlagCreated, type FlagPlan } from '@enlace/contracts';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { FlagService } from '../commands/flag.service.js';

@ApiTags('flags')
@UseGuards(BearerGuard)
@Controller('api/v1/flags')
export class FlagController {
  constructor(private readonly flags: FlagService) {}

  @Post()
  @ApiOperation({ summary: 'Record a flag and send its referrals' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: '8 to 128 visible characters, new for each flag',
  })
  @ApiCreatedResponse({ description: 'FlagCreated' })
  async create(
    @Caller() caller: Principal,
    @Body({ schema: FlagRequest }) flag: FlagRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<FlagCreated> {
    if (key === undefined || !/^[\x21-\x7e]{8,128}$/.test(key)) {
      throw new EnlaceError(
        'idempotency-key-missing',
        'A flag needs an Idempotency-Key header of 8 to 128 visible characters, so that sending it twice flags once.',
      );
    }
    return this.flags.create(caller, flag, key);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'Show where a flag would go; nothing is stored' })
  @ApiOkResponse({ description: 'FlagPlan' })
  preview(@Caller() caller: Principal, @Body({ schema: FlagRequest }) flag: FlagRequest): FlagPlan {
    return this.flags.preview(caller, flag);
  }
}
