import { AGENCY_IDS } from "../../../contracts/src/index.js";
import { InboxProcessor, OutboxWriter, ReconcileHandler, Reconciler, ReplayRunner, UnitOfWork } from "../../../outbox/src/index.js";
import { DataSource } from "typeorm";
import { RefusalJournal } from "../access/refusal.journal.js";
import { AcknowledgementService } from "./acknowledgement.service.js";
import { AuditTeller } from "./audit.teller.js";
import { MailroomLoop } from "./mailroom.loop.js";
import { MailroomReader } from "./mailroom.reader.js";
import { OperationTeller } from "./operation.teller.js";
import { ReplayService } from "./replay.service.js";
/**
 * What operators of every party work with, and what a party does by itself about its mail.
 *
 * @param holdings what the party has of a sender, where that is not its inbox
 */ export function createMailroom(config, holdings) {
    const { party, directory, reconcile } = config;
    const senders = AGENCY_IDS.filter((id)=>id !== party && directory.has(id));
    const options = {
        settle: reconcile.settle,
        now: Date.now,
        rotating: (partner)=>directory.isRotating(partner),
        ...holdings !== undefined && {
            holdings
        }
    };
    return [
        MailroomReader,
        AuditTeller,
        OperationTeller,
        RefusalJournal,
        ReplayService,
        AcknowledgementService,
        MailroomLoop,
        {
            provide: ReplayRunner,
            inject: [
                DataSource,
                InboxProcessor
            ],
            useFactory: (dataSource, inbox)=>new ReplayRunner(dataSource, inbox)
        },
        {
            provide: Reconciler,
            inject: [
                UnitOfWork,
                OutboxWriter
            ],
            useFactory: (work, outbox)=>new Reconciler(work, outbox, senders, options)
        },
        {
            provide: ReconcileHandler,
            inject: [
                OutboxWriter
            ],
            useFactory: (outbox)=>new ReconcileHandler(outbox, options)
        }
    ];
}

//# sourceMappingURL=mailroom.providers.js.map