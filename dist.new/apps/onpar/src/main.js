import { runParty, startAgency } from "../../../libs/agency/src/index.js";
import { onparProfile } from "./onpar.profile.js";
await runParty(()=>startAgency(onparProfile, process.env));

//# sourceMappingURL=main.js.map