/**
 * Every stable error code of the exchange, with the HTTP status it is answered with and whether the same
 * request, unchanged, may succeed later. A code is never renamed: clients and audit records hold it.
 */ export const ERROR_CODES = {
    // What a client of the HTTP API did.
    'body-too-large': {
        status: 413,
        retryable: false
    },
    'body-malformed': {
        status: 400,
        retryable: false
    },
    'media-type-unsupported': {
        status: 415,
        retryable: false
    },
    'validation-failed': {
        status: 422,
        retryable: false
    },
    'not-authenticated': {
        status: 401,
        retryable: false
    },
    'login-failed': {
        status: 401,
        retryable: false
    },
    'not-allowed': {
        status: 403,
        retryable: false
    },
    'origin-not-allowed': {
        status: 403,
        retryable: false
    },
    'too-many-requests': {
        status: 429,
        retryable: true
    },
    'not-found': {
        status: 404,
        retryable: false
    },
    'idempotency-key-missing': {
        status: 400,
        retryable: false
    },
    'idempotency-key-reused': {
        status: 409,
        retryable: false
    },
    'cursor-invalid': {
        status: 422,
        retryable: false
    },
    // What the rules of referral refuse.
    'place-not-open': {
        status: 422,
        retryable: false
    },
    'need-does-not-fit-person': {
        status: 422,
        retryable: false
    },
    'consent-does-not-cover': {
        status: 422,
        retryable: false
    },
    'override-does-not-fit': {
        status: 422,
        retryable: false
    },
    'receiver-not-connected': {
        status: 422,
        retryable: false
    },
    'transition-not-allowed': {
        status: 409,
        retryable: false
    },
    'retention-not-set': {
        status: 409,
        retryable: false
    },
    'record-erased': {
        status: 410,
        retryable: false
    },
    // What is wrong with a message on the wire.
    'message-malformed': {
        status: 422,
        retryable: false
    },
    'message-too-large': {
        status: 422,
        retryable: false
    },
    'signature-invalid': {
        status: 422,
        retryable: false
    },
    'key-unknown': {
        status: 422,
        retryable: false
    },
    'key-revoked': {
        status: 422,
        retryable: false
    },
    'source-mismatch': {
        status: 422,
        retryable: false
    },
    'recipient-mismatch': {
        status: 422,
        retryable: false
    },
    'type-unknown': {
        status: 422,
        retryable: false
    },
    'body-undecryptable': {
        status: 422,
        retryable: false
    },
    'data-invalid': {
        status: 422,
        retryable: false
    },
    'message-conflict': {
        status: 422,
        retryable: false
    },
    'event-out-of-place': {
        status: 422,
        retryable: false
    },
    'message-quarantined': {
        status: 422,
        retryable: false
    },
    'message-too-old': {
        status: 422,
        retryable: false
    },
    // What is wrong with the house.
    'record-unreadable': {
        status: 500,
        retryable: false
    },
    'configuration-invalid': {
        status: 500,
        retryable: false
    },
    overloaded: {
        status: 503,
        retryable: true
    },
    unavailable: {
        status: 503,
        retryable: true
    },
    internal: {
        status: 500,
        retryable: true
    }
};

//# sourceMappingURL=error.codes.js.map