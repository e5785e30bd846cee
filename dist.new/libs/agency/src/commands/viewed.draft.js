import { composeRecord } from "../mailroom/audit.draft.js";
/** Somebody read a person's data, for the audit. */ export function viewedDraft({ actor, role }, caseCode, what, why) {
    return composeRecord('record.viewed.v1', {
        actor,
        role,
        what,
        why
    }, {
        subject: caseCode
    });
}

//# sourceMappingURL=viewed.draft.js.map