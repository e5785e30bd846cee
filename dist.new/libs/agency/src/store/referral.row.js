export { };

//# sourceMappingURL=referral.row.js.map