import { FlagRequest, ReferralAmended, ReferralRequested } from "../../../contracts/src/index.js";
import * as z from "zod";
/** Schemas by which facts of a person come in and go out. */ const SCHEMAS = [
    FlagRequest,
    ReferralRequested,
    ReferralAmended
];
/** Every field of some schemas that holds a value of its own, such as `persons.alias`, once and in order of name. */ export function fieldsOf(schemas = SCHEMAS) {
    const found = schemas.flatMap((schema)=>leavesOf(z.toJSONSchema(schema, {
            io: 'input',
            unrepresentable: 'any'
        }), ''));
    // What a referral tells lies one level down in the message.
    return [
        ...new Set(found.map((field)=>field.replace(/^content\./, '')))
    ].toSorted();
}
function leavesOf({ properties, items, anyOf, oneOf }, path) {
    const inside = [
        ...Object.entries(properties ?? {}).map(([key, node])=>leavesOf(node, path ? `${path}.${key}` : key)),
        ...[
            items,
            ...anyOf ?? [],
            ...oneOf ?? []
        ].flatMap((node)=>node ? [
                leavesOf(node, path)
            ] : [])
    ].flat();
    return inside.length > 0 ? inside : [
        path
    ];
}

//# sourceMappingURL=field.list.js.map