import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fleet } from './fleet/fleet.js';

/** Where to look and with which token, for people. */
export function describeFleet(fleet: Fleet, reportFile: string): string {
  const rows = fleet.members.flatMap((member) =>
    Object.entries(member.tokens).map(([role, token]) => [member.party, member.url, role, token] as const),
  );
  const header = ['party', 'url', 'role', 'token'] as const;
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [
    '',
    line(header),
    ...rows.map(line),
    '',
    `The API of each is described at <url>/docs. Messages travel over BullMQ on ${fleet.broker}.`,
    `The same for scripts: ${reportFile}`,
    'Ctrl-C stops everything; the data stays.',
    '',
  ].join('\n');
}

/** The same for scripts. It holds tokens, so only its owner may read it. */
export async function writeReport(fleet: Fleet, dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'sandbox.json');
  const parties = Object.fromEntries(
    fleet.members.map(({ party, url, tokens }) => [party, { url, docs: `${url}/docs`, tokens }]),
  );
  const report = { startedAt: new Date().toISOString(), broker: fleet.broker, parties };
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
  return file;
}
