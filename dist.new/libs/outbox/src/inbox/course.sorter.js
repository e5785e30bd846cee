/** Where each pair of these arrivals will stand if it is new here and all that is in order is applied. */ export function expectCourse(arrivals) {
    const expected = new Map();
    for (const arrival of arrivals.toSorted((a, b)=>sequenceOf(a) - sequenceOf(b))){
        const { course, sender, verified } = arrival;
        const { subject } = verified.envelope;
        if (course === undefined || subject === undefined) continue;
        const next = expected.get(course)?.next ?? 1;
        expected.set(course, {
            sender,
            subject,
            next: sequenceOf(arrival) === next ? next + 1 : next
        });
    }
    return expected;
}
export function sortCourse(arrivals, marks) {
    const now = [];
    const after = [];
    const early = [];
    const late = [];
    const taken = new Set();
    for (const arrival of arrivals.toSorted((a, b)=>sequenceOf(a) - sequenceOf(b))){
        const { course } = arrival;
        const expected = (course === undefined ? undefined : marks.get(course)?.next) ?? 1;
        if (course === undefined) now.push(arrival);
        else if (taken.has(course)) after.push(arrival);
        else if (sequenceOf(arrival) > expected) early.push(arrival);
        else if (sequenceOf(arrival) < expected) late.push(arrival);
        else {
            taken.add(course);
            now.push(arrival);
        }
    }
    return {
        now,
        after,
        early,
        late
    };
}
function sequenceOf(arrival) {
    return Number(arrival.verified.envelope.sequence ?? 0);
}

//# sourceMappingURL=course.sorter.js.map