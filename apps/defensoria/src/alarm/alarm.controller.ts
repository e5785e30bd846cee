import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BearerGuard, Caller, type Principal } from '@enlace/agency';
import { CloseAlarm, WitnessAlarm, WitnessAlarms } from '@enlace/contracts';
import * as z from 'zod';
import { AlarmService } from './alarm.service.js';

const AlarmParam = z.strictObject({ id: z.uuid() });

@ApiTags('alarms')
@UseGuards(BearerGuard)
@Controller('api/v1/alarms')
export class AlarmController {
  constructor(private readonly alarms: AlarmService) {}

  @Get()
  @ApiOperation({ summary: 'What logs showed that no honest log shows, open ones first' })
  @ApiOkResponse({ standardSchema: WitnessAlarms })
  list(@Caller() caller: Principal): Promise<WitnessAlarms> {
    return this.alarms.list(caller);
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close an alarm that was looked into' })
  @ApiOkResponse({ standardSchema: WitnessAlarm })
  close(
    @Caller() caller: Principal,
    @Param({ schema: AlarmParam }) { id }: z.infer<typeof AlarmParam>,
    @Body({ schema: CloseAlarm }) body: CloseAlarm,
  ): Promise<WitnessAlarm> {
    return this.alarms.close(caller, id, body);
  }
}
