/** What may never be: the five promises that are counted, and whatever else is not as it should be. */ export const COUNTED = [
    'lost',
    'duplicated',
    'unaudited',
    'out of order',
    'parked'
];
/** Things of each kind, each counted once. */ export function countFindings(findings) {
    const about = (kind)=>new Set(findings.filter((finding)=>finding.kind === kind).map((finding)=>finding.about)).size;
    return {
        lost: about('lost'),
        duplicated: about('duplicated'),
        unaudited: about('unaudited'),
        'out of order': about('out of order'),
        parked: about('parked'),
        other: about('other')
    };
}

//# sourceMappingURL=finding.list.js.map