import { EvidencePack } from "../../../contracts/src/index.js";
import { checkCase } from "./case.check.js";
import { checkLog } from "./checkpoint.check.js";
import { checkEntry } from "./entry.check.js";
import { finding, verdictOf } from "./finding.js";
import { readPins } from "./key.pins.js";
/**
 * Checks an evidence pack. It needs nothing but the pack and the keys: no database, no service, no network. Whatever
 * comes in, it answers and never throws.
 *
 * @param pinned keys that the reader got from their owners. Absent: those in the pack, which are only as good as the
 * pack, so that it is never more than incomplete: who forged the one forged the other.
 */ export function verifyPack(input, pinned) {
    const pack = EvidencePack.safeParse(input).data;
    if (!pack) return {
        verdict: 'unreadable',
        findings: []
    };
    const pins = readPins(pinned ?? pack.keys);
    const log = checkLog(pack, pins);
    const outcomes = pack.entries.map((entry)=>checkEntry(entry, log, pins));
    const entries = outcomes.flatMap(({ entry })=>entry ? [
            entry
        ] : []);
    const findings = [
        ...pinned ? [] : [
            finding('keys-unpinned')
        ],
        ...pins.faults,
        ...log.findings,
        ...repeated(pack),
        ...outcomes.flatMap((outcome)=>outcome.findings),
        ...checkCase(pack.caseCode, unique(entries))
    ];
    return {
        verdict: verdictOf(findings),
        caseCode: pack.caseCode,
        findings
    };
}
function repeated({ entries }) {
    const leaves = new Set();
    return entries.flatMap(({ leaf })=>{
        if (leaves.has(leaf)) return [
            finding('leaf-twice', {
                leaf
            })
        ];
        leaves.add(leaf);
        return [];
    });
}
function unique(entries) {
    return [
        ...new Map(entries.map((entry)=>[
                entry.leaf,
                entry
            ])).values()
    ];
}

//# sourceMappingURL=pack.verifier.js.map