export const senafrontProfile = {
    id: 'senafront',
    offices: [
        'central'
    ]
};

//# sourceMappingURL=senafront.profile.js.map