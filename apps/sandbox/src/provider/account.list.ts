import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { PartyId, Role } from '@enlace/contracts';
import type { Member } from '../fleet/member.list.js';

/** Somebody who exists in the sandbox alone. */
export interface Person {
  readonly user: string;
  readonly password: string;
  readonly party: PartyId;
  readonly role: Role;
}

/** A program with an account of its own. */
export interface Machine {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly party: PartyId;
  readonly role: Role;
}

export interface Accounts {
  readonly people: readonly Person[];
  readonly machines: readonly Machine[];
  /** The secret of each party as a client of the provider. */
  readonly parties: Readonly<Partial<Record<PartyId, string>>>;
}

/** Names that nobody could take for those of real officers. */
const NAMES: Readonly<Record<Role, string>> = {
  officer: 'sargento.prueba',
  'focal-point': 'enlace.prueba',
  'case-worker': 'atencion.prueba',
  'head-of-office': 'jefa.prueba',
  operator: 'operador.prueba',
  auditor: 'auditora.prueba',
};

/** A person and a machine for every role that there is at a party. */
export function drawAccounts(members: readonly Member[]): Accounts {
  const each = members.flatMap(({ party, roles }) => roles.map((role) => ({ party, role })));
  return {
    people: each.map(({ party, role }) => ({
      user: `${NAMES[role]}@${party}`,
      password: secret(9),
      party,
      role,
    })),
    machines: each.map(({ party, role }) => ({
      clientId: `maquina.${role}@${party}`,
      clientSecret: secret(24),
      party,
      role,
    })),
    parties: Object.fromEntries(members.map(({ party }) => [party, secret(24)])),
  };
}

/** @returns nobody, for a wrong name as for a wrong password */
export function findPerson(people: readonly Person[], user: string, password: string): Person | undefined {
  const person = people.find((candidate) => candidate.user === user);
  const given = Buffer.from(password.padEnd(64).slice(0, 64));
  const known = Buffer.from((person?.password ?? '').padEnd(64).slice(0, 64));
  return given.length === known.length && timingSafeEqual(given, known) ? person : undefined;
}

function secret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
