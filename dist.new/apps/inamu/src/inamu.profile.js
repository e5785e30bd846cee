export const inamuProfile = {
    id: 'inamu',
    offices: [
        'central'
    ]
};

//# sourceMappingURL=inamu.profile.js.map