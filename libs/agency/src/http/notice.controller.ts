import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Notices } from '@enlace/contracts';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { NoticeService } from '../operations/notice.service.js';

@ApiTags('directory')
@UseGuards(BearerGuard)
@Controller('api/v1/notices')
export class NoticeController {
  constructor(private readonly notices: NoticeService) {}

  @Get()
  @ApiOperation({ summary: 'What everybody here must know of the state of the service' })
  @ApiOkResponse({ standardSchema: Notices })
  list(@Caller() caller: Principal): Promise<Notices> {
    return this.notices.list(caller);
  }
}
