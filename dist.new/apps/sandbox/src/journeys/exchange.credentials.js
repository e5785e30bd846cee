import { LoginBrowser } from "./login.browser.js";
import { MachineTokens } from "./machine.tokens.js";
/** Those who watch are programs here; everybody else is a person, and logs in as one does, with a browser. */ const PROGRAMS = [
    'operator',
    'auditor'
];
/** @returns how to ask a member; people log in when they first ask for something */ export function credentialsFor({ login }) {
    if (!login) throw new Error('The journeys are played with the login on.');
    const tokens = new MachineTokens(login.issuer);
    const { people, machines } = login.accounts;
    return ({ party, url })=>{
        const browsers = new Map();
        const browserOf = (role)=>{
            const known = browsers.get(role) ?? logIn(url, one(people, party, role));
            browsers.set(role, known);
            return known;
        };
        return async (role, path, init)=>{
            if (!PROGRAMS.includes(role)) return (await browserOf(role)).send(`${url}${path}`, init);
            const headers = new Headers(init.headers);
            headers.set('authorization', `Bearer ${await tokens.tokenOf(one(machines, party, role))}`);
            return fetch(`${url}${path}`, {
                ...init,
                headers
            });
        };
    };
}
async function logIn(url, { user, password }) {
    const browser = new LoginBrowser();
    const answer = await browser.logIn(url, user, password);
    if (answer.ok) return browser;
    throw new Error(`${user} was not let in: ${answer.status}`);
}
function one(accounts, party, role) {
    const found = accounts.find((account)=>account.party === party && account.role === role);
    if (found) return found;
    throw new Error(`Nobody is ${role} at ${party}`);
}

//# sourceMappingURL=exchange.credentials.js.map