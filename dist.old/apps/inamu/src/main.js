import { runParty, startAgency } from "../../../libs/agency/src/index.js";
import { inamuProfile } from "./inamu.profile.js";
await runParty(()=>startAgency(inamuProfile, process.env));

//# sourceMappingURL=main.js.map