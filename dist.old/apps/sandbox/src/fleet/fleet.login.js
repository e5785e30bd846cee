import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { exportJWK, generateKeyPair } from "jose";
import { drawAccounts } from "../provider/account.list.js";
import { startProvider } from "../provider/provider.server.js";
import { clientIdOf } from "../provider/provider.settings.js";
import { keepFile } from "./identity.store.js";
/** @param publicUrls where each member will listen: the provider sends browsers nowhere else */ export async function startLogin(folder, members, port, publicUrls) {
    const accounts = await keepFile(join(folder, 'accounts.json'), ()=>drawAccounts(members));
    const keys = await keepFile(join(folder, 'provider.json'), drawKeys);
    const provider = await startProvider({
        port,
        accounts,
        keys,
        publicUrls
    });
    return {
        issuer: provider.issuer,
        accounts,
        environmentOf: (party)=>({
                OIDC_ISSUER: provider.issuer,
                OIDC_CLIENT_ID: clientIdOf(party),
                OIDC_CLIENT_SECRET: accounts.parties[party],
                PUBLIC_URL: publicUrls.get(party)
            }),
        close: ()=>provider.close()
    };
}
async function drawKeys() {
    const { privateKey } = await generateKeyPair('ES256', {
        extractable: true
    });
    const signing = {
        ...await exportJWK(privateKey),
        use: 'sig',
        alg: 'ES256',
        kid: 'sandbox'
    };
    return {
        signing,
        cookie: randomBytes(32).toString('base64url')
    };
}

//# sourceMappingURL=fleet.login.js.map