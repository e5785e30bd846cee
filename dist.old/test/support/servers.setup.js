export { startServers as default } from "./servers.mjs";

//# sourceMappingURL=servers.setup.js.map