import { runParty, startAgency } from "../../../libs/agency/src/index.js";
import { senafrontProfile } from "./senafront.profile.js";
await runParty(()=>startAgency(senafrontProfile, process.env));

//# sourceMappingURL=main.js.map