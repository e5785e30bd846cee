import { FlagRequest, ReferralAmended, ReferralRequested } from '@enlace/contracts';
import * as z from 'zod';

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

/** Schemas by which facts of a person come in and go out. */
const SCHEMAS = [FlagRequest, ReferralRequested, ReferralAmended];

/** Every field of some schemas that holds a value of its own, such as `persons.alias`, once and in order of name. */
export function fieldsOf(schemas: readonly z.ZodType[] = SCHEMAS): string[] {
  const found = schemas.flatMap((schema) =>
    leavesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node, ''),
  );
  // What a referral tells lies one level down in the message.
  return [...new Set(found.map((field) => field.replace(/^content\./, '')))].toSorted();
}

function leavesOf({ properties, items, anyOf, oneOf }: Node, path: string): string[] {
  const inside = [
    ...Object.entries(properties ?? {}).map(([key, node]) => leavesOf(node, path ? `${path}.${key}` : key)),
    ...[items, ...(anyOf ?? []), ...(oneOf ?? [])].flatMap((node) => (node ? [leavesOf(node, path)] : [])),
  ].flat();
  return inside.length > 0 ? inside : [path];
}
