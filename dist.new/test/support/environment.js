/** An address that the global setup left for the tests of this run. */ export function serverUrl(name) {
    const url = process.env[name];
    if (url === undefined) throw new Error(`${name} is not set: only integration and e2e specs have servers.`);
    return url;
}

//# sourceMappingURL=environment.js.map