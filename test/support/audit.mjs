import { spawnSync } from 'node:child_process';

/**
 * `npm run audit`: known holes in what runs in production. Where no registry answers such questions (a mirror, a machine
 * without a network) nothing was checked, and that is said and is no failure; a hole is.
 */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
  encoding: 'utf8',
  timeout: 120_000,
});
let report;
try {
  report = JSON.parse(stdout || '{}');
} catch {
  report = {};
}
const found = report.metadata?.vulnerabilities;
if (found === undefined) {
  process.stdout.write('Not checked: the registry answers no audit. Run it where it does.\n');
} else {
  const severe = found.high + found.critical;
  process.stdout.write(`Known holes: ${found.total}, of them high or critical: ${severe}.\n`);
  if (severe > 0) {
    for (const [name, { severity, range }] of Object.entries(report.vulnerabilities))
      if (severity === 'high' || severity === 'critical')
        process.stdout.write(`  ${name} ${range}: ${severity}\n`);
    process.exitCode = 1;
  }
}
