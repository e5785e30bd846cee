/**
 * Every event type on the wire: which side of a referral emits it, who consumes it, and whether its data is sealed to
 * the one recipient. `audit` events are records of the emitter, addressed to the audit alone; every other event is
 * tapped to the audit as well, byte for byte. Receipts and reconciliations travel in clear because they carry ids,
 * digests and counts only, and an outsider must be able to read the proof of delivery.
 */ export const EVENTS = {
    'referral.requested.v1': {
        from: 'referring',
        to: 'receiving',
        body: 'sealed'
    },
    'referral.amended.v1': {
        from: 'referring',
        to: 'receiving',
        body: 'sealed'
    },
    'referral.received.v1': {
        from: 'receiving',
        to: 'referring',
        body: 'sealed'
    },
    'referral.accepted.v1': {
        from: 'receiving',
        to: 'referring',
        body: 'sealed'
    },
    'referral.returned.v1': {
        from: 'receiving',
        to: 'referring',
        body: 'sealed'
    },
    'referral.started.v1': {
        from: 'receiving',
        to: 'referring',
        body: 'sealed'
    },
    'referral.closed.v1': {
        from: 'receiving',
        to: 'referring',
        body: 'sealed'
    },
    'referral.reopened.v1': {
        from: 'receiving',
        to: 'referring',
        body: 'sealed'
    },
    'referral.cancelled.v1': {
        from: 'either',
        to: 'other',
        body: 'sealed'
    },
    'consent.withdrawn.v1': {
        from: 'either',
        to: 'other',
        body: 'sealed'
    },
    'record.erased.v1': {
        from: 'either',
        to: 'other',
        body: 'sealed'
    },
    'referral.completed.v1': {
        from: 'receiving',
        to: 'audit',
        body: 'clear'
    },
    'referral.failed.v1': {
        from: 'receiving',
        to: 'audit',
        body: 'clear'
    },
    'record.viewed.v1': {
        from: 'any',
        to: 'audit',
        body: 'clear'
    },
    'evidence.exported.v1': {
        from: 'any',
        to: 'audit',
        body: 'clear'
    },
    'access.refused.v1': {
        from: 'any',
        to: 'audit',
        body: 'clear'
    },
    'access.escalated.v1': {
        from: 'any',
        to: 'audit',
        body: 'clear'
    },
    'operation.performed.v1': {
        from: 'any',
        to: 'audit',
        body: 'clear'
    },
    'exchange.reconciled.v1': {
        from: 'any',
        to: 'other',
        body: 'clear'
    },
    'message.receipted.v1': {
        from: 'any',
        to: 'sender',
        body: 'clear'
    },
    'message.refused.v1': {
        from: 'any',
        to: 'sender',
        body: 'clear'
    }
};
export const EVENT_TYPES = Object.keys(EVENTS);
export function isEventType(value) {
    return Object.hasOwn(EVENTS, value);
}
/** Receipts answer messages and are never answered themselves, or two parties would thank each other for ever. */ export function isReceipt(type) {
    return type === 'message.receipted.v1' || type === 'message.refused.v1';
}
/** The types an agency must have a handler for; the audit takes every type. Checked at boot. */ export const AGENCY_INBOUND = EVENT_TYPES.filter((type)=>EVENTS[type].to !== 'audit');

//# sourceMappingURL=event.registry.js.map