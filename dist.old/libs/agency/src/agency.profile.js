export const AGENCY_PROFILE = Symbol('AGENCY_PROFILE');

//# sourceMappingURL=agency.profile.js.map