import { ConfigurationError } from "./config.loader.js";
/** The `engines` of package.json, which npm only warns about. */ const NODE_LEAST = 26;
/**
 * On an older Node a party would start all the same, and fail at the first message that needs what is missing.
 *
 * @throws ConfigurationError
 */ export function refuseOldNode(version = process.versions.node) {
    if (Number.parseInt(version, 10) >= NODE_LEAST) return;
    throw new ConfigurationError([
        `Node.js ${NODE_LEAST} or later is needed, and this is ${version}: start it by an npm script of the project, which brings ` + 'one, or in an image built from docker/Dockerfile'
    ]);
}

//# sourceMappingURL=node.version.js.map