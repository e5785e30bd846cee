import { ERROR_CODES, isEventType, isPartyId } from '@enlace/contracts';

/** What may stand in the labels of our metrics: registries that are public anyway, and nothing that anybody types. */
export const PARTY = isPartyId;
export const EVENT = isEventType;
export const CODE = (value: string): boolean => Object.hasOwn(ERROR_CODES, value);
