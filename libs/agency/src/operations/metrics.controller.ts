import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { METRICS_MEDIA_TYPE } from '@enlace/platform';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { MetricsService } from './metrics.service.js';

@ApiTags('operations')
@UseGuards(BearerGuard)
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Get()
  @Header('content-type', METRICS_MEDIA_TYPE)
  @ApiProduces('text/plain')
  @ApiOperation({
    summary:
      'Metrics of this party in the format of Prometheus; docs/runbook/metricas.md says what they mean',
  })
  read(@Caller() caller: Principal): Promise<string> {
    return this.metrics.read(caller);
  }
}
