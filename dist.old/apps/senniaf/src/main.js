import { runParty, startAgency } from "../../../libs/agency/src/index.js";
import { senniafProfile } from "./senniaf.profile.js";
await runParty(()=>startAgency(senniafProfile, process.env));

//# sourceMappingURL=main.js.map