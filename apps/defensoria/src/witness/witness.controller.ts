import { Body, Controller, Get, Inject, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { WITNESS_SIZE_TYPE, fingerprintOf, formatVerifierKey } from '@enlace/audit';
import { WitnessKey } from '@enlace/contracts';
import { createPublicKey } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { WITNESS_CONFIG, type WitnessConfig } from '../witness.config.js';
import { CheckpointWitness } from './checkpoint.witness.js';

/** What the witness is to logs: one question, in the protocol that logs speak with any witness, and its own key. */
@ApiTags('witness')
@Controller()
export class WitnessController {
  constructor(
    private readonly witness: CheckpointWitness,
    @Inject(WITNESS_CONFIG) private readonly config: Pick<WitnessConfig, 'signer'>,
  ) {}

  @Post('add-checkpoint')
  @ApiOperation({ summary: 'Cosign a checkpoint that continues the last one (c2sp.org/tlog-witness)' })
  @ApiConsumes('text/plain')
  @ApiProduces('text/plain', WITNESS_SIZE_TYPE)
  @ApiBody({ schema: { type: 'string' } })
  async add(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.witness.add(body);
    if (answer.status === 200)
      void reply.status(200).type('text/plain; charset=utf-8').send(answer.cosignature);
    else if (answer.status === 409) void reply.status(409).type(WITNESS_SIZE_TYPE).send(`${answer.size}\n`);
    else void reply.status(answer.status).type('text/plain; charset=utf-8').send('');
  }

  @Get('api/v1/key')
  @ApiOperation({ summary: 'The key that cosigns, for others to pin' })
  @ApiOkResponse({ standardSchema: WitnessKey })
  key(): WitnessKey {
    const { name, privateKey } = this.config.signer;
    const publicKey = createPublicKey(privateKey);
    const key = formatVerifierKey({ name, publicKey, type: 'cosignature' });
    return { name, key, fingerprint: fingerprintOf(publicKey) };
  }
}
