import { runParty, startAgency } from "../../../libs/agency/src/index.js";
import { snmProfile } from "./snm.profile.js";
await runParty(()=>startAgency(snmProfile, process.env));

//# sourceMappingURL=main.js.map