/** Who somebody is at an agency's API. What each may do stands in `libs/agency`, beside the service that asks. */ export const ROLES = [
    'officer',
    'focal-point',
    'case-worker',
    'head-of-office',
    'operator',
    'auditor'
];

//# sourceMappingURL=role.registry.js.map