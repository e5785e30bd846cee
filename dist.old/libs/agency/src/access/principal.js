/** A static bearer token, kept as its SHA-256 so that a stolen file opens nothing. */ export { };

//# sourceMappingURL=principal.js.map