import { Controller, Get, Header, Param, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BearerGuard, Caller, type Principal } from '@enlace/agency';
import { CaseCodeParam, EvidencePack } from '@enlace/contracts';
import { EvidenceService } from './evidence.service.js';

@ApiTags('evidence')
@UseGuards(BearerGuard)
@Controller('api/v1/evidence')
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService) {}

  @Get(':caseCode')
  // A case code belongs in no proxy's cache, and in no file name of a download folder.
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'All that the log has of a case, with proofs and keys; the export is an entry itself',
  })
  @ApiOkResponse({ standardSchema: EvidencePack })
  export(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: CaseCodeParam,
  ): Promise<EvidencePack> {
    return this.evidence.export(caller, caseCode);
  }
}
