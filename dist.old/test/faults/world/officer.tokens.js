import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
/** Adds officers to the tokens of an agency that has not started yet: a post has more than one. */ export async function enlistOfficers(identities, agency, count) {
    const badges = Array.from({
        length: count
    }, (_, index)=>({
            agency,
            actor: `officer.${agency}.${index + 1}`,
            token: randomBytes(24).toString('base64url')
        }));
    const file = identities.of.get(agency)?.tokensFile ?? '';
    const known = JSON.parse(await readFile(file, 'utf8'));
    const added = badges.map(({ actor, token })=>({
            sha256: createHash('sha256').update(token).digest('hex'),
            actor,
            role: 'officer'
        }));
    await writeFile(file, JSON.stringify([
        ...known,
        ...added
    ]));
    return badges;
}

//# sourceMappingURL=officer.tokens.js.map