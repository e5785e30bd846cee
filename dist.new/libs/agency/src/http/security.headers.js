import helmet from "@fastify/helmet";
/** What answers an API may do in a browser: nothing. */ const NOTHING = {
    defaultSrc: [
        "'none'"
    ],
    frameAncestors: [
        "'none'"
    ],
    baseUri: [
        "'none'"
    ],
    formAction: [
        "'none'"
    ]
};
/** The page of the API description runs its own script, and its library sets styles on elements. */ const DOCS = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** Headers that make a browser take an answer for no more than it is, and keep none of it. */ export async function secureHeaders(server) {
    await server.register(helmet, {
        contentSecurityPolicy: {
            useDefaults: false,
            directives: NOTHING
        },
        // The proxy in front ends TLS; over plain http browsers ignore the header.
        strictTransportSecurity: {
            maxAge: 31_536_000,
            includeSubDomains: false
        },
        referrerPolicy: {
            policy: 'no-referrer'
        }
    });
    server.addHook('onSend', (request, reply, payload, done)=>{
        if (/^\/docs(\/|$)/.test(request.url.split('?', 1)[0] ?? '')) {
            void reply.header('content-security-policy', DOCS);
        } else if (!reply.hasHeader('cache-control')) {
            // A referral must not be found in the cache of a borrowed computer.
            void reply.header('cache-control', 'no-store');
        }
        done(null, payload);
    });
}

//# sourceMappingURL=security.headers.js.map