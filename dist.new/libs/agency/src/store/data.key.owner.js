/** Whose key it is, in the words that are bound to it: a wrapped key opens in no other row, and in no other table. */ export const OWNER = {
    flag: (id)=>`flag ${id}`,
    referral: (caseCode)=>`referral ${caseCode}`,
    request: (officer, key)=>`idempotency_key ${officer} ${key}`
};

//# sourceMappingURL=data.key.owner.js.map