import { keyName, sealRequest } from "../store/flag.store.js";
import { composeFlag } from "./flag.composer.js";
const isComposed = (drawn)=>drawn.composed !== undefined;
/**
 * Decides and seals flags before the transaction that writes them: whoever keeps the keys may be slow, and locks would wait
 * for him. What is in clear ends here, so that it is forgotten before the database answers.
 */ export class FlagSealer {
    constructor(outbox, vault, decide){
        this.outbox = outbox;
        this.vault = vault;
        this.decide = decide;
    }
    /** @throws EnlaceError for a batch of which one cannot be sealed. Alone, that one is refused, unless its key is known */ async seal(submissions) {
        const now = Date.now();
        const drawn = submissions.map((submission)=>this.draw(submission, now));
        const verdicts = drawn.map(({ verdict })=>verdict);
        try {
            return {
                verdicts,
                flags: await this.sealEach(firstOfEachKey(drawn.filter(isComposed)))
            };
        } catch (refusal) {
            const [verdict, another] = verdicts;
            if (!verdict || another) throw refusal;
            return {
                verdicts: [
                    {
                        ...verdict,
                        refusal
                    }
                ],
                flags: []
            };
        }
    }
    draw({ officer, key, digest, flag }, now) {
        const request = {
            officer,
            key,
            name: keyName({
                officer,
                key
            }),
            digest
        };
        try {
            const composed = composeFlag(flag, this.decide(flag, now), officer, now);
            return {
                verdict: {
                    ...request,
                    answer: composed.answer
                },
                composed
            };
        } catch (refusal) {
            return {
                verdict: {
                    ...request,
                    refusal
                }
            };
        }
    }
    /** The messages of all together: what is signed together shares a signature. */ sealEach(flags) {
        const drafts = flags.flatMap(({ composed })=>composed.outgoing.map(({ draft })=>draft));
        const byId = new Map(this.outbox.seal(drafts).map((message)=>[
                message.id,
                message
            ]));
        return Promise.all(flags.map((flag)=>{
            const messages = flag.composed.outgoing.flatMap(({ draft })=>byId.get(draft.id) ?? []);
            return this.sealOne(flag, messages);
        }));
    }
    async sealOne({ verdict, composed }, messages) {
        const { row, outgoing, informed, override } = composed;
        const { flag, answer } = await sealRequest({
            ...verdict,
            answer: composed.answer,
            row
        }, this.vault);
        const referrals = outgoing.map((referral)=>referral.row);
        return {
            verdict,
            row: flag && row && rowOf(row, flag),
            answer,
            referrals,
            messages,
            informed,
            override
        };
    }
}
function rowOf({ content: _, ...row }, flag) {
    return {
        ...row,
        ...flag
    };
}
function firstOfEachKey(composed) {
    return [
        ...new Map(composed.toReversed().map((one)=>[
                one.verdict.name,
                one
            ])).values()
    ];
}

//# sourceMappingURL=flag.sealer.js.map