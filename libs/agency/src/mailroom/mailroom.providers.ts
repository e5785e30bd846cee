import type { Provider } from '@nestjs/common';
import { InboxProcessor, ReplayRunner } from '@enlace/outbox';
import { DataSource } from 'typeorm';
import { MailroomReader } from './mailroom.reader.js';
import { OperationTeller } from './operation.teller.js';
import { ReplayLoop } from './replay.loop.js';
import { ReplayService } from './replay.service.js';

/** What operators of every party work with. */
export const MAILROOM_PROVIDERS: Provider[] = [
  MailroomReader,
  OperationTeller,
  ReplayService,
  ReplayLoop,
  {
    provide: ReplayRunner,
    inject: [DataSource, InboxProcessor],
    useFactory: (dataSource: DataSource, inbox: InboxProcessor) => new ReplayRunner(dataSource, inbox),
  },
];
