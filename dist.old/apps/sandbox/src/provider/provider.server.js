import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { Provider, errors } from "oidc-provider";
import { findPerson } from "./account.list.js";
import { PAGE_HEADERS, faultPage, loginPage } from "./login.page.js";
import { clientIdOf, providerSettings, titleOf } from "./provider.settings.js";
/** A real OpenID Connect provider on this machine, with people who do not exist. */ export async function startProvider(options) {
    const server = createServer();
    await new Promise((resolve, reject)=>{
        server.once('error', reject);
        server.listen(options.port, '127.0.0.1', resolve);
    });
    const issuer = `http://127.0.0.1:${server.address().port}`;
    const provider = new Provider(issuer, providerSettings(options.accounts, options.keys, options.publicUrls));
    const answer = provider.callback();
    server.on('request', (request, response)=>{
        const page = /^\/entrar\/[\w-]+$/.test(request.url ?? '');
        const answered = page ? logIn(provider, options.accounts, request, response) : answer(request, response);
        answered.catch((error)=>{
            const status = error instanceof errors.OIDCProviderError ? error.statusCode : 500;
            response.writeHead(status, PAGE_HEADERS).end(faultPage());
        });
    });
    return {
        issuer,
        close: ()=>new Promise((resolve)=>{
                server.close(()=>resolve());
                server.closeAllConnections();
            })
    };
}
/** The page of one login that is under way in this browser, which its cookie proves. */ async function logIn(provider, { people }, request, response) {
    const { params } = await provider.interactionDetails(request, response);
    const party = people.find((person)=>clientIdOf(person.party) === params['client_id'])?.party;
    if (party === undefined) throw new Error('No institution of the sandbox asked for this login.');
    if (request.method !== 'POST') {
        response.writeHead(200, PAGE_HEADERS).end(loginPage(titleOf(party), false));
        return;
    }
    const form = new URLSearchParams((await text(request)).slice(0, 2_000));
    const person = findPerson(people, form.get('user') ?? '', form.get('password') ?? '');
    if (person) {
        await provider.interactionFinished(request, response, {
            login: {
                accountId: person.user
            }
        });
    } else {
        response.writeHead(401, PAGE_HEADERS).end(loginPage(titleOf(party), true));
    }
}

//# sourceMappingURL=provider.server.js.map