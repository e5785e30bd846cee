import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
export function describeMachine(machine) {
    return table(Object.entries(machine));
}
export function describeFigures(figures) {
    return table(figures.map(({ label, value, unit })=>[
            label,
            String(value),
            unit
        ]));
}
export function describeVerdicts(verdicts) {
    return table(verdicts.map(({ promise, measured, unit, must, met, aim, aimed })=>[
            met ? 'met' : 'NOT MET',
            promise,
            String(measured),
            unit,
            `must ${must}`,
            aim === undefined ? '' : `aim ${aim}${aimed === true ? ', met' : ''}`
        ]));
}
/** Columns as wide as their widest cell; numbers to the right. */ function table(rows) {
    const widths = rows.reduce((most, row)=>row.map((cell, column)=>Math.max(most[column] ?? 0, cell.length)), []);
    const pad = (cell, width)=>/^-?[\d.]+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
    return rows.map((row)=>`  ${row.map((cell, column)=>pad(cell, widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}
/** @returns the file, one a run, so that runs can be compared later */ export async function writeReport(report) {
    const folder = 'bench-results';
    await mkdir(folder, {
        recursive: true
    });
    const file = join(folder, `${report.startedAt.replaceAll(/[:.]/g, '-')}.json`);
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
    return file;
}

//# sourceMappingURL=bench.report.js.map