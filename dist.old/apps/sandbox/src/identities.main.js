import { resolve } from "node:path";
import { prepareIdentities } from "./fleet/identity.store.js";
import { MEMBERS, WITNESS } from "./fleet/member.list.js";
/**
 * Makes keys, tokens and a directory for the named parties, or for all. An institution names itself alone, on its own
 * machine: private keys are made where they stay, and only directories travel.
 */ const known = [
    ...MEMBERS,
    WITNESS
];
const [folder, ...wanted] = process.argv.slice(2);
const strangers = wanted.filter((party)=>!known.some((member)=>member.party === party));
if (folder === undefined || strangers.length > 0) {
    const names = known.map((member)=>member.party).join(' ');
    process.stderr.write(`npm run identities -- FOLDER [PARTY …]   parties: ${names}\n`);
    process.exit(2);
}
const members = known.filter(({ party })=>wanted.length === 0 || wanted.includes(party));
try {
    const { directoryFile } = await prepareIdentities(resolve(folder), members);
    for (const { party } of members){
        const files = [
            'keys',
            'tokens',
            ...party === 'audit' ? [] : [
                'datakeys'
            ]
        ];
        process.stdout.write(`${files.map((file)=>`${party}.${file}.json`).join('  ')}\n`);
    }
    process.stdout.write(`Public keys and offices: ${directoryFile}\n`);
} catch (error) {
    process.stderr.write(`Nothing more was made. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
}

//# sourceMappingURL=identities.main.js.map