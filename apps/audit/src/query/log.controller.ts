import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BearerGuard, Caller, type Principal } from '@enlace/agency';
import { AuditCheckpoint, AuditEntries, AuditEntry } from '@enlace/contracts';
import { CheckpointService } from '../log/checkpoint.service.js';
import { ProofService } from '../log/proof.service.js';
import { EntriesQuery, EntryParam, SourceQuery } from './entry.schema.js';
import { EntryService } from './entry.service.js';
import { ConsistencyProof, ConsistencyQuery, InclusionProof, ProofQuery } from './proof.schema.js';

@ApiTags('log')
@UseGuards(BearerGuard)
@Controller('api/v1')
export class LogController {
  constructor(
    private readonly entries: EntryService,
    private readonly checkpoints: CheckpointService,
    private readonly proofs: ProofService,
  ) {}

  @Get('entries')
  @ApiOperation({ summary: 'Entries of one case and the answers to them, in the order of the log' })
  @ApiOkResponse({ standardSchema: AuditEntries })
  list(
    @Caller() caller: Principal,
    @Query({ schema: EntriesQuery }) query: EntriesQuery,
  ): Promise<AuditEntries> {
    return this.entries.list(caller, query);
  }

  @Get('entries/:id')
  @ApiOperation({ summary: 'The entry that a message became' })
  @ApiOkResponse({ standardSchema: AuditEntry })
  find(
    @Caller() caller: Principal,
    @Param({ schema: EntryParam }) { id }: EntryParam,
    @Query({ schema: SourceQuery }) query: SourceQuery,
  ): Promise<AuditEntry> {
    return this.entries.find(caller, id, query);
  }

  @Get('entries/:id/proof')
  @ApiOperation({ summary: 'Proof that the entry is in the log of a given size' })
  @ApiOkResponse({ standardSchema: InclusionProof })
  inclusion(
    @Caller() caller: Principal,
    @Param({ schema: EntryParam }) { id }: EntryParam,
    @Query({ schema: ProofQuery }) query: ProofQuery,
  ): Promise<InclusionProof> {
    return this.proofs.inclusion(caller, id, query);
  }

  @Get('checkpoint')
  @ApiOperation({ summary: 'The log as it is now, signed' })
  @ApiOkResponse({ standardSchema: AuditCheckpoint })
  checkpoint(@Caller() caller: Principal): Promise<AuditCheckpoint> {
    return this.checkpoints.current(caller);
  }

  @Get('checkpoint/cosigned')
  @ApiOperation({ summary: 'The longest log that the witness has signed as well' })
  @ApiOkResponse({ standardSchema: AuditCheckpoint })
  cosigned(@Caller() caller: Principal): Promise<AuditCheckpoint> {
    return this.checkpoints.cosigned(caller);
  }

  @Get('consistency')
  @ApiOperation({ summary: 'Proof that one size of the log is a prefix of another' })
  @ApiOkResponse({ standardSchema: ConsistencyProof })
  consistency(
    @Caller() caller: Principal,
    @Query({ schema: ConsistencyQuery }) query: ConsistencyQuery,
  ): Promise<ConsistencyProof> {
    return this.proofs.consistency(caller, query);
  }
}
