import { EnlaceError } from "../../../contracts/src/index.js";
const SAFE = new Set([
    'GET',
    'HEAD',
    'OPTIONS'
]);
/**
 * A browser sends the cookie for any page that asks it to, so a cookie alone does not say that our own page asked. A
 * header that no form can send, and that a script of another origin may send only after a preflight which nobody here
 * answers, says so; the origin that the browser names says it again. A machine's bearer token is sent by nobody but the
 * machine and needs none of this.
 *
 * @throws EnlaceError `origin-not-allowed`
 */ export function refuseForgery(method, headers, publicUrl) {
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    const foreign = site !== undefined && site !== 'same-origin' && site !== 'none' || origin !== undefined && origin !== publicUrl.origin;
    if (SAFE.has(method)) {
        // A read shows nothing to the page that made the browser ask, but it would stand in the log as one by this person.
        if (site === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate') throw forged();
        return;
    }
    if (foreign || (origin ?? site) === undefined || headers['x-enlace-csrf'] !== '1') throw forged();
}
function forged() {
    return new EnlaceError('origin-not-allowed', 'With a session this must come from a page of this site, with the header "X-Enlace-CSRF: 1". Nothing was changed.');
}

//# sourceMappingURL=forgery.check.js.map