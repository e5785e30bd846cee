import { runParty } from "../../../libs/agency/src/index.js";
import { startWitness } from "./witness.module.js";
await runParty(()=>startWitness(process.env));

//# sourceMappingURL=main.js.map