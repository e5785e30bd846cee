/**
 * Runs before `npm test`: makes sure that the Node which npm was to bring is there (ADR 0025: on some systems there is none
 * to bring), and that the one thing npm cannot bring, `redis-server`, is on this machine.
 * Plain Node on purpose: it runs before anything is built, and must explain itself even on a broken checkout.
 * Installs only where nobody can be surprised by it (root on Debian or Ubuntu, which is what CI is); anywhere
 * else it names the command and stops, because a test run has no business changing a person's computer.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const GUIDANCE = [
  'redis-server is not on this machine, and the tests run the real one (no test leans on a server that happens to run).',
  '  Debian, Ubuntu:  apt-get install -y redis-server',
  '  macOS:           brew install redis',
  'Then run npm test again.',
].join('\n');

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const NODE_LEAST = Number.parseInt(engines.node.replace('>=', ''), 10);
const NODE_GUIDANCE = [
  `Node.js ${NODE_LEAST} or later is needed, and npm brought none for ${process.platform} on ${process.arch}: this is ${process.versions.node}.`,
  'Run npm install again; if it still brings none, install Node.js yourself. Then run npm test again.',
].join('\n');

const runs = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const hasRedis = () => runs(process.env.REDIS_SERVER ?? 'redis-server', ['--version']);
const canInstall = () => process.getuid?.() === 0 && runs('apt-get', ['--version']);

/** `RUNLEVEL=1` is what Debian's maintainer scripts read: the package is laid down, no service is started. */
function apt(...args) {
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status === 0;
}

function installed() {
  process.stderr.write('redis-server is missing; installing it with apt-get (no service is started).\n');
  // A stale list of a mirror that is down today must not stop an install that the other lists can serve.
  apt('update');
  return apt('install', '-y', '--no-install-recommends', 'redis-server') && hasRedis();
}

if (Number.parseInt(process.versions.node, 10) < NODE_LEAST) {
  process.stderr.write(`${NODE_GUIDANCE}\n`);
  process.exitCode = 1;
} else if (!hasRedis() && !(canInstall() && installed())) {
  process.stderr.write(`${GUIDANCE}\n`);
  process.exitCode = 1;
}
