import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure } from './figure.js';
import type { Verdict } from './target.list.js';

export interface BenchReport {
  readonly startedAt: string;
  readonly quick: boolean;
  readonly settings: Readonly<Record<string, string>>;
  readonly machine: Readonly<Record<string, string>>;
  readonly figures: readonly Figure[];
  readonly verdicts: readonly Verdict[];
}

export function describeMachine(machine: Readonly<Record<string, string>>): string {
  return table(Object.entries(machine));
}

export function describeFigures(figures: readonly Figure[]): string {
  return table(figures.map(({ label, value, unit }) => [label, String(value), unit]));
}

export function describeVerdicts(verdicts: readonly Verdict[]): string {
  return table(
    verdicts.map(({ promise, measured, unit, must, met, aim, aimed }) => [
      met ? 'met' : 'NOT MET',
      promise,
      String(measured),
      unit,
      `must ${must}`,
      aim === undefined ? '' : `aim ${aim}${aimed === true ? ', met' : ''}`,
    ]),
  );
}

/** Columns as wide as their widest cell; numbers to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)),
    [],
  );
  const pad = (cell: string, width: number): string =>
    /^-?[\d.]+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
  return rows
    .map((row) => `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

/** @returns the file, one a run, so that runs can be compared later */
export async function writeReport(report: BenchReport): Promise<string> {
  const folder = 'bench-results';
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${report.startedAt.replaceAll(/[:.]/g, '-')}.json`);
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}
