import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  EmergencyList,
  EmergencyParam,
  EmergencyRequest,
  EmergencyView,
  NoBody,
  type ReferralView,
} from '@enlace/contracts';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { EmergencyService } from '../emergency/emergency.service.js';

/** Breaking the glass: a case of another office, with a reason, a second person and an hour. */
@ApiTags('emergencies')
@UseGuards(BearerGuard)
@Controller('api/v1/emergency-reads')
export class EmergencyController {
  constructor(private readonly emergencies: EmergencyService) {}

  @Post()
  @ApiOperation({
    summary: 'Ask to read a case of another office; the answer does not tell whether there is one',
  })
  @ApiCreatedResponse({ standardSchema: EmergencyView })
  ask(
    @Caller() caller: Principal,
    @Body({ schema: EmergencyRequest }) request: EmergencyRequest,
  ): Promise<EmergencyView> {
    return this.emergencies.ask(caller, request);
  }

  @Get()
  @ApiOperation({ summary: 'The latest, for who decides and for the auditor' })
  @ApiOkResponse({ standardSchema: EmergencyList })
  list(@Caller() caller: Principal): Promise<EmergencyList> {
    return this.emergencies.list(caller);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'A second person lets it happen, for an hour' })
  @ApiOkResponse({ standardSchema: EmergencyView })
  approve(
    @Caller() caller: Principal,
    @Param({ schema: EmergencyParam }) { id }: EmergencyParam,
    @Body({ schema: NoBody }) _: object,
  ): Promise<EmergencyView> {
    return this.emergencies.decide(caller, id, 'approved');
  }

  @Post(':id/decline')
  @HttpCode(200)
  @ApiOperation({ summary: 'A second person does not' })
  @ApiOkResponse({ standardSchema: EmergencyView })
  decline(
    @Caller() caller: Principal,
    @Param({ schema: EmergencyParam }) { id }: EmergencyParam,
    @Body({ schema: NoBody }) _: object,
  ): Promise<EmergencyView> {
    return this.emergencies.decide(caller, id, 'declined');
  }

  @Get(':id/referral')
  @ApiOperation({ summary: 'The case itself, for who asked, while the approval is good' })
  read(
    @Caller() caller: Principal,
    @Param({ schema: EmergencyParam }) { id }: EmergencyParam,
  ): Promise<ReferralView> {
    return this.emergencies.read(caller, id);
  }
}
