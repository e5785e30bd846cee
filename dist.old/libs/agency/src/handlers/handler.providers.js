import { Departures, INBOUND_HANDLERS, ReceiptHandler, ReconcileHandler, RefusalHandler } from "../../../outbox/src/index.js";
import { RecordVault } from "../../../security/src/index.js";
import { DataSource } from "typeorm";
import { AGENCY_PROFILE } from "../agency.profile.js";
import { ErasureRecorder } from "../commands/erasure.recorder.js";
import { WithdrawalRecorder } from "../commands/withdrawal.recorder.js";
import { ExchangeWatch } from "../operations/exchange.watch.js";
import { checkDataKeys } from "../store/data.key.check.js";
import { RecordEraser } from "../store/record.eraser.js";
import { AmendedHandler } from "./amended.handler.js";
import { ErasedHandler } from "./erased.handler.js";
import { RequestedHandler } from "./requested.handler.js";
import { StatusHandler } from "./status.handler.js";
import { WithdrawnHandler } from "./withdrawn.handler.js";
const HANDLERS = [
    RequestedHandler,
    AmendedHandler,
    StatusHandler,
    ErasedHandler,
    WithdrawnHandler
];
/** What handlers and commands have in common: what one of them forgets, the other must not remember. */ export const SHARED_RECORDS = [
    RecordVault,
    RecordEraser,
    ErasureRecorder,
    WithdrawalRecorder
];
/** What an agency does on each message that comes in. A start with keys that open nothing of what is kept ends here. */ export function createHandlers(profile, vault) {
    return [
        {
            provide: AGENCY_PROFILE,
            useValue: profile
        },
        {
            provide: RecordVault,
            inject: [
                DataSource
            ],
            useFactory: async (dataSource)=>{
                await checkDataKeys(dataSource, vault);
                return vault;
            }
        },
        RecordEraser,
        ErasureRecorder,
        WithdrawalRecorder,
        ...[
            ReceiptHandler,
            RefusalHandler
        ].map((handler)=>({
                provide: handler,
                inject: [
                    Departures,
                    ExchangeWatch
                ],
                useFactory: (departures, watch)=>new handler(departures, watch)
            })),
        ...HANDLERS,
        {
            provide: INBOUND_HANDLERS,
            inject: [
                ReceiptHandler,
                RefusalHandler,
                ReconcileHandler,
                ...HANDLERS
            ],
            useFactory: (...handlers)=>handlers
        }
    ];
}

//# sourceMappingURL=handler.providers.js.map