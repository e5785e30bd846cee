/**
 * `__Host-` makes the browser refuse the cookie unless it is Secure, of this host alone and of every path, so that no
 * neighbour under the same domain can plant one. Over http on loopback a browser would refuse it always. The party is in
 * the name because cookies do not know ports: all of the sandbox would share one.
 */ export function cookieName(kind, party, { publicUrl }) {
    const name = `enlace-${party}-${kind}`;
    return publicUrl.protocol === 'https:' ? `__Host-${name}` : name;
}
/**
 * `Lax` and not `Strict`: the browser comes back from the provider, which is another site, and a `Strict` cookie would
 * not go with that first request, so that whoever logged in would be asked to log in. `Lax` sends it with top-level
 * `GET` alone, which changes nothing here; whatever changes something is checked by `forgery.check.ts`.
 */ export function cookieOptions({ publicUrl }, maxAge) {
    return {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: publicUrl.protocol === 'https:',
        maxAge
    };
}

//# sourceMappingURL=session.cookie.js.map