const TITLES = {
    'body-too-large': 'The body is too large',
    'body-malformed': 'The body is not readable JSON',
    'media-type-unsupported': 'Only application/json is read here',
    'validation-failed': 'The request is not valid',
    'not-authenticated': 'Who are you?',
    'login-failed': 'The login did not succeed',
    'not-allowed': 'Not allowed',
    'origin-not-allowed': 'Sent by another page',
    'too-many-requests': 'Too many requests',
    'not-found': 'Not found',
    overloaded: 'Too much at once',
    internal: 'Something failed here'
};
/** Seconds after which a refused client comes back; a database that restarts needs more than a queue that is full. */ const RETRY_AFTER = {
    overloaded: 1,
    unavailable: 5
};
export function titleOf(code) {
    return TITLES[code] ?? code.replaceAll('-', ' ');
}
/** Answers a failure as a problem document (RFC 9457); with `Retry-After` where to come back is what helps. */ export function sendProblem(reply, error) {
    const problem = {
        ...error.facts,
        type: `urn:pa:enlace:problem:${error.code}`,
        title: titleOf(error.code),
        status: error.status,
        detail: error.message,
        code: error.code,
        retryable: error.retryable,
        ...error.field === undefined ? {} : {
            field: error.field
        }
    };
    const { retryAfter = RETRY_AFTER[error.code] } = error.facts;
    if (typeof retryAfter === 'number') void reply.header('retry-after', retryAfter);
    return reply.status(error.status).type('application/problem+json').send(JSON.stringify(problem));
}

//# sourceMappingURL=problem.document.js.map