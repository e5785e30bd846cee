import { COUNTED, countFindings } from "./reconcile/finding.list.js";
/** A hundred lost referrals need no hundred lines; each kind shows its first. */ const SHOWN = 10;
/** Whether nothing at all was found. */ export function isSound({ findings }) {
    return findings.length === 0;
}
/** What a run ends with; the last line is the one that counts. */ export function describeReport(report) {
    const { referrals, recoveries, restSeconds, findings, answers } = report;
    const width = Math.max(...recoveries.map(({ name })=>name.length));
    const met = [
        ...answers
    ].toSorted(([a], [b])=>a < b ? -1 : 1).map(([answer, times])=>`${times} × ${answer}`);
    const counts = countFindings(findings);
    return [
        '',
        'time to recover, from the heal until every referral accepted before it is delivered, receipted and audited, and new ones are taken',
        ...recoveries.map(({ name, seconds, owed })=>`  ${name.padEnd(width)}  ${owed > 0 ? 'did not recover' : `${seconds.toFixed(1).padStart(6)} s`}`),
        `at rest ${restSeconds.toFixed(1)} s after the last flag`,
        `answers over HTTP: ${met.join(', ')}`,
        ...[
            ...COUNTED,
            'other'
        ].flatMap((kind)=>{
            const ofKind = findings.filter((finding)=>finding.kind === kind).map(({ text })=>`  ${kind}: ${text}`);
            return ofKind.length > SHOWN ? [
                ...ofKind.slice(0, SHOWN),
                `  and ${ofKind.length - SHOWN} more ${kind}`
            ] : ofKind;
        }),
        `referrals ${referrals}, ${COUNTED.map((kind)=>`${kind} ${counts[kind]}`).join(', ')}`
    ].join('\n');
}

//# sourceMappingURL=fault.report.js.map