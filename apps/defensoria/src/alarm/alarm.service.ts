import { Injectable } from '@nestjs/common';
import { authorise, type Principal } from '@enlace/agency';
import { EnlaceError, type CloseAlarm, type WitnessAlarm, type WitnessAlarms } from '@enlace/contracts';
import { DataSource } from 'typeorm';
import { closeAlarm, readAlarms } from './alarm.store.js';

/** What the witness refused, for the people who must look into it. An alarm stays open until one of them says why not. */
@Injectable()
export class AlarmService {
  constructor(private readonly db: DataSource) {}

  async list(caller: Principal): Promise<WitnessAlarms> {
    authorise(caller, 'alarm.read');
    return { items: await readAlarms(this.db) };
  }

  async close(caller: Principal, id: string, { why }: CloseAlarm): Promise<WitnessAlarm> {
    authorise(caller, 'alarm.close');
    const closed = await closeAlarm(id, caller.actor, why, this.db);
    if (closed) return closed;
    throw new EnlaceError('not-found', 'No such alarm is open. Somebody may have closed it; see the list.');
  }
}
