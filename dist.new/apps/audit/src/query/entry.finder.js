import { EnlaceError } from "../../../../libs/contracts/src/index.js";
import { findEntries } from "../store/leaf.reader.js";
/**
 * The one entry that is meant. Where two parties used one id, the log does not choose: to answer with the earlier one
 * would let a party that learned an id put its own message in the place of another's.
 *
 * @throws EnlaceError `not-found`, or `validation-failed` at `source` naming the parties to choose from
 */ export async function findEntry(messageId, source, db) {
    const [entry, ...others] = await findEntries(messageId, source, db);
    if (!entry) throw new EnlaceError('not-found', 'No such message is in the log.');
    if (others.length === 0) return entry;
    throw new EnlaceError('validation-failed', 'Several parties used this id, each for a message of its own. Say in `source` whose you mean.', {
        field: 'source',
        facts: {
            sources: [
                entry,
                ...others
            ].map((found)=>found.source)
        }
    });
}

//# sourceMappingURL=entry.finder.js.map