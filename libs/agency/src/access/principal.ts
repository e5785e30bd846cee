import type { Role } from '@enlace/contracts';

/** Who asks: one person or machine in one role, bound to an office or to none. */
export interface Principal {
  readonly actor: string;
  readonly role: Role;
  /** Absent: every office of the agency. */
  readonly office?: string;
  /** A program that logged in by itself: it decides nothing that wants a second person. */
  readonly machine?: true;
}

/** A static bearer token, kept as its SHA-256 so that a stolen file opens nothing. */
export interface TokenRecord extends Principal {
  /** Hexadecimal. */
  readonly sha256: string;
}
