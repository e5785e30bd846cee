import { randomUUID } from "node:crypto";
import { isPartyId } from "../../../../libs/contracts/src/index.js";
import { WITNESS } from "../fleet/member.list.js";
import { PartyClient } from "./exchange.client.js";
import { credentialsFor } from "./exchange.credentials.js";
import { findLinks } from "./linkage.finder.js";
import { checkReferral } from "./referral.check.js";
/** Plays journeys through the public APIs, as the clients of the agencies would. */ export class JourneyPlayer {
    constructor(fleet){
        const credentials = credentialsFor(fleet);
        // The witness holds no case, and answers nobody who asks for one.
        const parties = fleet.members.filter(({ party })=>party !== WITNESS.party);
        this.clients = new Map(parties.map((member)=>[
                member.party,
                new PartyClient(member.party, credentials(member))
            ]));
    }
    async play(journey) {
        const { agency, ...flag } = journey.flag;
        const missing = [
            agency,
            ...(journey.expect.referrals ?? []).map((referral)=>referral.to)
        ].filter((party)=>!isPartyId(party) || !this.clients.has(party));
        if (missing.length > 0) return {
            kind: 'skipped',
            why: `not on this exchange yet: ${missing.join(', ')}`
        };
        try {
            const faults = await this.compare(journey, flag, this.client(agency));
            return faults.length > 0 ? {
                kind: 'failed',
                faults
            } : {
                kind: 'passed'
            };
        } catch (error) {
            return {
                kind: 'failed',
                faults: [
                    error instanceof Error ? error.message : String(error)
                ]
            };
        }
    }
    async compare(journey, flag, sender) {
        const { expect } = journey;
        const before = await this.holdings(sender);
        const answer = await sender.flag(flag, `journey-${journey.id}-${randomUUID()}`);
        if ('problem' in answer) {
            const { code, field } = answer.problem;
            const after = await this.holdings(sender);
            return [
                ...expect.refused ? [] : [
                    `refused with ${code} at ${field}`
                ],
                ...same('code', code, expect.refused?.code),
                ...same('field', field, expect.refused?.field),
                ...same('what the agencies hold', describe(after), describe(before))
            ];
        }
        if (expect.refused) return [
            `accepted, expected ${expect.refused.code}`
        ];
        const readings = await this.followAll(expect.referrals ?? [], answer.ok, sender);
        const after = await this.holdings(sender);
        return [
            ...readings.flatMap((reading)=>reading.faults),
            ...same('receivers', sorted(answer.ok.referrals.map(({ to })=>to)), sorted((expect.referrals ?? []).map(({ to })=>to))),
            ...same('withheld', sorted(answer.ok.withheld), sorted(expect.withheld ?? [])),
            ...same('phoneHealth', answer.ok.phoneHealth, expect.phoneHealth ?? false),
            ...same('information given', after.figures.informationGiven - before.figures.informationGiven, expect.informationGiven ?? 0),
            ...same('overrides', overridesOf(after) - overridesOf(before), expect.overrideVisibleToDefensoria ? 1 : 0),
            ...this.strayed(expect.notTo ?? [], before, after),
            ...expect.unlinkable ? linked(readings) : []
        ];
    }
    followAll(expected, created, sender) {
        const audit = this.client('audit');
        return Promise.all(expected.map(async (referral)=>{
            const found = created.referrals.find(({ to })=>to === referral.to);
            if (!found) return {
                readable: null,
                faults: [
                    `${referral.to}: got no referral`
                ]
            };
            return checkReferral(found.caseCode, referral, {
                sender,
                receiver: this.client(referral.to),
                audit
            });
        }));
    }
    async holdings(sender) {
        const receivers = [
            ...this.clients
        ].filter(([party])=>party !== 'audit');
        const counts = await Promise.all(receivers.map(async ([party, client])=>[
                party,
                (await client.list('received')).length
            ]));
        return {
            sent: (await sender.list('sent')).length,
            received: new Map(counts),
            figures: await sender.figures()
        };
    }
    strayed(notTo, before, after) {
        return notTo.flatMap((party)=>{
            if (!isPartyId(party)) return [
                `${party} is no agency`
            ];
            return same(`what ${party} holds`, after.received.get(party), before.received.get(party));
        });
    }
    client(party) {
        const client = isPartyId(party) ? this.clients.get(party) : undefined;
        if (!client) throw new Error(`${party} is not on this exchange`);
        return client;
    }
}
function linked(readings) {
    return readings.flatMap((one, index)=>readings.slice(index + 1).flatMap((other)=>findLinks(one.readable, other.readable)).map((link)=>`linked by ${link}`));
}
function overridesOf({ figures }) {
    return Object.values(figures.overrides).reduce((sum, count)=>sum + count, 0);
}
function describe({ sent, received, figures }) {
    return {
        sent,
        received: [
            ...received
        ],
        figures
    };
}
function sorted(values) {
    return values.toSorted();
}
function same(what, found, expected) {
    if (JSON.stringify(found) === JSON.stringify(expected)) return [];
    return [
        `${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`
    ];
}

//# sourceMappingURL=journey.player.js.map