import { Inject, Injectable } from '@nestjs/common';
import type { Notices } from '@enlace/contracts';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { auditSilence } from './audit.silence.js';
import { OpenWorkReader } from './open.work.reader.js';

const AUDIT_UNCONFIRMED =
  'El servicio funciona y nada se pierde, pero la auditoría todavía no confirma lo más reciente. Siga trabajando: la ' +
  'constancia se completa sola cuando vuelva.';

/** What whoever works here must see on the screen, whatever they do: the state of the house, and nothing of a case. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly openWork: OpenWorkReader,
    @Inject(PARTY_CONFIG) private readonly config: Pick<PartyConfig, 'limits'>,
  ) {}

  async list(caller: Principal): Promise<Notices> {
    authorise(caller, 'directory.read');
    const silence = auditSilence(await this.openWork.read(), this.config.limits.auditSilenceSeconds);
    return { items: silence === undefined ? [] : [{ code: 'audit-unconfirmed', text: AUDIT_UNCONFIRMED }] };
  }
}
