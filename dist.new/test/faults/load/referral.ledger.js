/** What the devices of the officers hold at the end: the only list that no party wrote. */ export class ReferralLedger {
    constructor(onReferral){
        this.onReferral = onReferral;
        this.flags = [];
        this.referrals = [];
        /** Referrals that must not be applied, because their message ends the process that applies it. */ this.poison = new Set();
        /** What a device was told that cannot be. */ this.oddities = [];
    }
    /** @param followed whether receivers are to move its referrals on */ accept(accepted, followed) {
        this.flags.push(accepted);
        const { by, flag, answer } = accepted;
        const referrals = answer.referrals.map(({ to, caseCode })=>({
                by,
                to,
                caseCode,
                flag
            }));
        this.referrals.push(...referrals);
        if (followed) referrals.forEach(this.onReferral);
        return referrals;
    }
    /** The same flag sent again must be answered alike. */ compare(first, again) {
        if (JSON.stringify(first) !== JSON.stringify(again)) this.oddities.push(`one key was answered with flag ${first.flagId} and with flag ${again.flagId}`);
    }
}

//# sourceMappingURL=referral.ledger.js.map