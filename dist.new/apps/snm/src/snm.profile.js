export const snmProfile = {
    id: 'snm',
    offices: [
        'central'
    ]
};

//# sourceMappingURL=snm.profile.js.map