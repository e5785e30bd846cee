export { stopServers as default } from "./servers.mjs";

//# sourceMappingURL=servers.teardown.js.map