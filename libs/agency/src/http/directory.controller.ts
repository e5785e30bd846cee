import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AgencyView, Figures, PlaceView } from '@enlace/contracts';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { DirectoryService } from '../directory/directory.service.js';
import { FiguresReader } from '../store/figures.reader.js';

@ApiTags('directory')
@UseGuards(BearerGuard)
@Controller('api/v1')
export class DirectoryController {
  constructor(
    private readonly directory: DirectoryService,
    private readonly figures: FiguresReader,
  ) {}

  @Get('places')
  @ApiOperation({ summary: 'Places and whether they are open today' })
  places(@Caller() caller: Principal): { items: PlaceView[] } {
    return { items: this.directory.places(caller) };
  }

  @Get('agencies')
  @ApiOperation({ summary: 'Institutions and whether they are on the exchange' })
  agencies(@Caller() caller: Principal): { items: AgencyView[] } {
    return { items: this.directory.agencies(caller) };
  }

  @Get('figures')
  @ApiOperation({ summary: 'Anonymous counts of this agency' })
  read(@Caller() caller: Principal): Promise<Figures> {
    return this.figures.read(caller);
  }
}
