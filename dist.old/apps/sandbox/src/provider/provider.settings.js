import { AGENCIES } from "../../../../libs/contracts/src/index.js";
import { PAGE_HEADERS, faultPage, loggedOutPage, logoutPage } from "./login.page.js";
import { createMemory } from "./provider.memory.js";
const ALGORITHM = 'ES256';
/** Seconds. */ const MINUTES_10 = 600;
const HOURS_8 = 28_800;
/** How a party is called on the page of the login. */ export function titleOf(party) {
    return party === 'audit' ? 'Auditoría' : AGENCIES[party].name;
}
export const clientIdOf = (party)=>`enlace-${party}`;
const audienceOf = (party)=>`urn:pa:enlace:${party}`;
/**
 * One issuer for all of the sandbox. What keeps the institutions apart is what would keep them apart at a shared provider
 * of the government: a client of its own each, an audience of its own for machines, and the claim of the agency.
 */ export function providerSettings(accounts, keys, publicUrls) {
    return {
        adapter: createMemory(),
        clients: [
            ...partyClients(accounts, publicUrls),
            ...machineClients(accounts)
        ],
        jwks: {
            keys: [
                keys.signing
            ]
        },
        cookies: {
            keys: [
                keys.cookie
            ]
        },
        responseTypes: [
            'code'
        ],
        scopes: [
            'openid'
        ],
        // The ID token says all: nobody asks for the profile of a person.
        conformIdTokenClaims: false,
        claims: {
            openid: [
                'sub',
                'enlace_agency',
                'enlace_role'
            ]
        },
        pkce: {
            required: ()=>true
        },
        ttl: {
            AccessToken: MINUTES_10,
            AuthorizationCode: 60,
            ClientCredentials: MINUTES_10,
            Grant: HOURS_8,
            IdToken: MINUTES_10,
            Interaction: MINUTES_10,
            Session: HOURS_8
        },
        features: {
            devInteractions: {
                enabled: false
            },
            userinfo: {
                enabled: false
            },
            clientCredentials: {
                enabled: true
            },
            rpInitiatedLogout: {
                enabled: true,
                logoutSource: (ctx, form)=>show(ctx, logoutPage(form)),
                postLogoutSuccessSource: (ctx)=>show(ctx, loggedOutPage())
            },
            resourceIndicators: {
                enabled: true,
                defaultResource: (_, client)=>{
                    const machine = accounts.machines.find(({ clientId })=>clientId === client.clientId);
                    return machine ? audienceOf(machine.party) : [];
                },
                getResourceServerInfo: (_, audience)=>({
                        scope: '',
                        audience,
                        accessTokenFormat: 'jwt',
                        accessTokenTTL: MINUTES_10,
                        jwt: {
                            sign: {
                                alg: ALGORITHM
                            }
                        }
                    })
            }
        },
        extraTokenClaims: (_, { clientId })=>{
            const machine = accounts.machines.find((candidate)=>candidate.clientId === clientId);
            return machine && {
                enlace_agency: machine.party,
                enlace_role: machine.role
            };
        },
        findAccount: (_, sub)=>{
            const person = accounts.people.find(({ user })=>user === sub);
            return person && {
                accountId: sub,
                claims: ()=>({
                        sub,
                        enlace_agency: person.party,
                        enlace_role: person.role
                    })
            };
        },
        // The institution's own service asks for no more than who it is: there is nothing to consent to.
        async loadExistingGrant ({ oidc }) {
            const { client, session, provider } = oidc;
            if (!client || !session?.accountId) return undefined;
            const grant = new provider.Grant({
                clientId: client.clientId,
                accountId: session.accountId
            });
            grant.addOIDCScope('openid');
            await grant.save();
            return grant;
        },
        interactions: {
            url: (_, { uid })=>`/entrar/${uid}`
        },
        renderError: (ctx)=>show(ctx, faultPage())
    };
}
function partyClients(accounts, publicUrls) {
    return [
        ...publicUrls
    ].map(([party, url])=>({
            client_id: clientIdOf(party),
            client_secret: accounts.parties[party] ?? '',
            grant_types: [
                'authorization_code'
            ],
            response_types: [
                'code'
            ],
            redirect_uris: [
                `${url}/auth/callback`
            ],
            post_logout_redirect_uris: [
                `${url}/docs`
            ],
            token_endpoint_auth_method: 'client_secret_post',
            id_token_signed_response_alg: ALGORITHM
        }));
}
function machineClients({ machines }) {
    return machines.map(({ clientId, clientSecret })=>({
            client_id: clientId,
            client_secret: clientSecret,
            grant_types: [
                'client_credentials'
            ],
            response_types: [],
            redirect_uris: [],
            token_endpoint_auth_method: 'client_secret_post',
            id_token_signed_response_alg: ALGORITHM
        }));
}
function show(ctx, html) {
    ctx.set(PAGE_HEADERS);
    ctx.body = html;
}

//# sourceMappingURL=provider.settings.js.map