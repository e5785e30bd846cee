export { startServers, stopServers } from './servers.js';
