export const senniafProfile = {
    id: 'senniaf',
    offices: [
        'central'
    ]
};

//# sourceMappingURL=senniaf.profile.js.map