import * as z from "zod";
import { VIEW_PURPOSES } from "../events/access.events.js";
/** Whatever else stands in the address is passed over, as it was before a reading had a reason. */ export const ViewQuery = z.object({
    purpose: z.enum(VIEW_PURPOSES).exclude([
        'emergency'
    ]).default('attention').meta({
        description: 'Why the data of a person are read; stands in the log'
    })
});

//# sourceMappingURL=view.schema.js.map