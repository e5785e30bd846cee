import { ERROR_CODES, isEventType, isPartyId } from "../../../contracts/src/index.js";
/** What may stand in the labels of our metrics: registries that are public anyway, and nothing that anybody types. */ export const PARTY = isPartyId;
export const EVENT = isEventType;
export const CODE = (value)=>Object.hasOwn(ERROR_CODES, value);

//# sourceMappingURL=label.sets.js.map