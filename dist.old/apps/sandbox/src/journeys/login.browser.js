/** As many as a login takes, and then some. */ const REDIRECTS = 12;
/**
 * What a browser does to log somebody in, and no more: it follows redirects, keeps cookies (by host and not by port, as
 * browsers do), fills in the form, and names its origin and our header when it changes something.
 */ export class LoginBrowser {
    /** @returns the answer of the page to which the institution sends whoever has logged in */ async logIn(url, user, password, returnTo = '/auth/me') {
        const page = await this.open(`${url}/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
        if (!page.ok) return page;
        return this.open(page.url, {
            method: 'POST',
            body: new URLSearchParams({
                user,
                password
            }),
            headers: {
                origin: new URL(page.url).origin
            }
        });
    }
    /** One request, whatever it is answered with. */ async send(url, init = {}) {
        const headers = new Headers(init.headers);
        headers.set('cookie', [
            ...this.cookies
        ].map(([name, value])=>`${name}=${value}`).join('; '));
        if ((init.method ?? 'GET') !== 'GET' && !headers.has('origin')) {
            headers.set('origin', new URL(url).origin);
            headers.set('x-enlace-csrf', '1');
        }
        const response = await fetch(url, {
            ...init,
            headers,
            redirect: 'manual',
            signal: AbortSignal.timeout(30_000)
        });
        for (const line of response.headers.getSetCookie())this.keep(line);
        return response;
    }
    /** A page, wherever the redirects lead. */ async open(url, init = {}) {
        let response = await this.send(url, init);
        for(let hop = 0; response.status >= 300 && response.status < 400; hop += 1){
            if (hop === REDIRECTS) throw new Error('The login goes round in circles.');
            response = await this.send(new URL(response.headers.get('location') ?? '', response.url).href);
        }
        return response;
    }
    cookie(name) {
        return this.cookies.get(name);
    }
    keep(line) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (name === undefined || value === undefined) return;
        const gone = value === '' || /max-age=0(;|$)|expires=thu, 01 jan 1970/i.test(line);
        if (gone) this.cookies.delete(name);
        else this.cookies.set(name, value);
    }
    constructor(){
        this.cookies = new Map();
    }
}

//# sourceMappingURL=login.browser.js.map