import { runParty } from "../../../libs/agency/src/index.js";
import { startAudit } from "./audit.module.js";
await runParty(()=>startAudit(process.env));

//# sourceMappingURL=main.js.map