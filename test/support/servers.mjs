/**
 * The door from Jest's global hooks to our TypeScript. Jest loads those hooks as CommonJS and without its module
 * map; no top-level await here, or it cannot load this at all.
 */
import './typescript.mjs';

export const startServers = async () => (await import('./servers.ts')).startServers();
export const stopServers = async () => (await import('./servers.ts')).stopServers();
