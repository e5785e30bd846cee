import { fingerprintOf } from "../checkpoint/verifier.key.js";
import { FINDINGS } from "./finding.js";
import { phraseOf, verdictText } from "./finding.text.js";
import { readPins } from "./key.pins.js";
const MARKS = {
    proved: '✓',
    missing: '?',
    false: '✗'
};
/** What a pack proves and what it lacks, a line for each statement, for people. Line breaks in a fact are none here. */ export function describeReport({ verdict, findings }, language, checked = 'pack') {
    const lines = findings.map((found)=>`${MARKS[FINDINGS[found.code]]} ${phraseOf(found, language)}`);
    return [
        ...lines.map(onOneLine),
        '',
        verdictText(verdict, language, checked),
        ''
    ].join('\n');
}
/** What two people compare over the telephone before they pin. */ export function describeKeys(keys) {
    const { notes, parties } = readPins(keys);
    const lines = [
        ...notes.map(({ name, publicKey })=>`${name}  ${fingerprintOf(publicKey)}`),
        ...[
            ...parties
        ].map(([kid, { party, key }])=>`${party} ${kid}  ${fingerprintOf(key)}`)
    ];
    return lines.map((line)=>`  ${onOneLine(line)}\n`).join('');
}
/** A pack is written by strangers: what stands in it must not move the cursor of a terminal, or fake a line. */ function onOneLine(text) {
    return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');
}

//# sourceMappingURL=report.text.js.map