import * as z from 'zod';
import { VIEW_PURPOSES } from '../events/access.events.js';

export const ViewQuery = z.strictObject({
  purpose: z
    .enum(VIEW_PURPOSES)
    .exclude(['emergency'])
    .default('attention')
    .meta({ description: 'Why the data of a person are read; stands in the log' }),
});
export type ViewQuery = z.infer<typeof ViewQuery>;
