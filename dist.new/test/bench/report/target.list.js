import { figure } from "./figure.js";
export const TARGETS = [
    {
        figure: 'ratio.raw',
        promise: 'closed loop against raw BullMQ',
        least: 0.35,
        aim: 1
    },
    {
        figure: 'ratio.naive',
        promise: 'closed loop against the naive exchange',
        least: 2.5,
        aim: 6
    },
    {
        figure: 'http.rate',
        promise: 'flags over HTTP with login',
        least: 500,
        aim: 1500
    },
    {
        figure: 'latency.100.delivery.p50',
        promise: 'delivered, at 100 a second, p50',
        below: 15,
        aim: 8
    },
    {
        figure: 'latency.100.delivery.p99',
        promise: 'delivered, at 100 a second, p99',
        below: 60,
        aim: 25
    },
    {
        figure: 'audit.rate',
        promise: 'leaves taken in by the audit',
        least: 3000,
        aim: 10_000
    },
    {
        figure: 'audit.proof.p50',
        promise: 'inclusion proof over HTTP, p50',
        below: 5,
        aim: 1
    },
    {
        figure: 'history.ratio',
        promise: 'with a long history against none',
        least: 0.9,
        aim: 0.97
    },
    {
        figure: 'memory.idle.most',
        promise: 'the largest idle agency',
        below: 150,
        aim: 100
    },
    {
        figure: 'soak.slope.most',
        promise: 'the fastest growing process',
        below: 1
    }
];
/** Figures that follow from others. Ratios within one run hold on any machine; absolute numbers do not. */ export function derive(figures) {
    const value = (id)=>figures.find((it)=>it.id === id)?.value;
    const ratio = (id, label, of, to)=>{
        const [one, other] = [
            value(of),
            value(to)
        ];
        return one === undefined || other === undefined ? [] : [
            figure(id, label, one / other, '×')
        ];
    };
    const idle = figures.filter((it)=>it.id.startsWith('memory.idle.') && !it.id.endsWith('.audit'));
    const slopes = figures.filter((it)=>it.id.startsWith('soak.slope.'));
    return [
        ...ratio('ratio.raw', 'closed loop against raw BullMQ', 'loop.rate', 'raw.rate'),
        ...ratio('ratio.raw.cpu', 'the same by CPU', 'loop.bound', 'raw.bound'),
        ...ratio('ratio.naive', 'closed loop against the naive exchange', 'loop.rate', 'naive.rate'),
        ...ratio('ratio.naive.cpu', 'the same by CPU', 'loop.bound', 'naive.bound'),
        ...ratio('ratio.plain', 'closed loop against plain BullMQ', 'loop.rate', 'plain.rate'),
        ...ratio('ratio.plain.cpu', 'the same by CPU', 'loop.bound', 'plain.bound'),
        ...ratio('ratio.handwritten', 'closed loop against the naive one by hand', 'loop.rate', 'handwritten.rate'),
        ...ratio('ratio.handwritten.cpu', 'the same by CPU', 'loop.bound', 'handwritten.bound'),
        ...most('memory.idle.most', 'the largest idle agency', idle),
        ...most('soak.slope.most', 'the process that grows fastest', slopes)
    ];
}
function most(id, label, figures) {
    const [largest] = figures.toSorted((a, b)=>b.value - a.value);
    return largest ? [
        figure(id, label, largest.value, largest.unit)
    ] : [];
}
/** A target whose scenario did not run is not judged. */ export function judge(figures) {
    return TARGETS.flatMap((target)=>{
        const measured = figures.find((it)=>it.id === target.figure);
        if (measured === undefined) return [];
        const { value, unit } = measured;
        const [sign, must, reaches] = 'least' in target ? [
            '≥',
            target.least,
            (bound)=>value >= bound
        ] : [
            '<',
            target.below,
            (bound)=>value < bound
        ];
        const { promise, aim } = target;
        return [
            {
                promise,
                measured: value,
                unit,
                must: `${sign} ${must}`,
                met: reaches(must),
                ...aim !== undefined && {
                    aim: `${sign} ${aim}`,
                    aimed: reaches(aim)
                }
            }
        ];
    });
}

//# sourceMappingURL=target.list.js.map