import { Body, Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseCodeParam, FlagRequest, type ReferralView } from '@enlace/contracts';
import { BearerGuard, Caller } from '../access/bearer.guard.js';
import type { Principal } from '../access/principal.js';
import { AmendmentService } from '../commands/amendment.service.js';

/** Only where flags are made: whoever only receives has nothing to mend. */
@ApiTags('referrals')
@UseGuards(BearerGuard)
@Controller('api/v1/referrals')
export class AmendmentController {
  constructor(private readonly amendments: AmendmentService) {}

  @Post(':caseCode/amend')
  @HttpCode(200)
  @ApiOperation({ summary: 'A returned referral goes again, with the whole corrected flag' })
  amend(
    @Caller() caller: Principal,
    @Param({ schema: CaseCodeParam }) { caseCode }: CaseCodeParam,
    @Body({ schema: FlagRequest }) flag: FlagRequest,
  ): Promise<ReferralView> {
    return this.amendments.amend(caller, caseCode, flag);
  }
}
