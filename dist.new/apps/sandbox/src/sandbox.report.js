import { writeFile } from "node:fs/promises";
import { join } from "node:path";
/** Where to log in and as whom, for people. */ export function describeFleet(fleet, reportFile) {
    const rows = fleet.members.flatMap(({ party, url })=>(fleet.login?.accounts.people ?? []).filter((person)=>person.party === party).map(({ role, user, password })=>[
                `${url}/auth/login`,
                role,
                user,
                password
            ]));
    const header = [
        'log in at',
        'role',
        'user',
        'password'
    ];
    const widths = header.map((_, column)=>Math.max(...[
            header,
            ...rows
        ].map((row)=>row[column]?.length ?? 0)));
    const line = (row)=>row.map((cell, column)=>cell.padEnd(widths[column] ?? 0)).join('  ');
    return [
        '',
        line(header),
        ...rows.map(line),
        '',
        `The API of each is described at /docs. Messages travel over BullMQ on ${fleet.broker}.`,
        'One browser can be logged in as one person at each institution; none of these people exist.',
        `The same for scripts, with the clients of machines: ${reportFile}`,
        'Ctrl-C stops everything; the data stays.',
        ''
    ].join('\n');
}
/** The same for scripts. It holds passwords, so only its owner may read it. */ export async function writeReport(fleet, dataFolder) {
    const file = join(dataFolder, 'sandbox.json');
    const { login } = fleet;
    const parties = Object.fromEntries(fleet.members.map(({ party, url })=>[
            party,
            {
                url,
                docs: `${url}/docs`,
                login: `${url}/auth/login`,
                people: byRole(login?.accounts.people ?? [], party, ({ user, password })=>({
                        user,
                        password
                    })),
                machines: byRole(login?.accounts.machines ?? [], party, ({ clientId, clientSecret })=>({
                        clientId,
                        clientSecret
                    }))
            }
        ]));
    const report = {
        startedAt: new Date().toISOString(),
        broker: fleet.broker,
        issuer: login?.issuer,
        tokenUrl: login && `${login.issuer}/token`,
        parties
    };
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`, {
        mode: 0o600
    });
    return file;
}
function byRole(accounts, party, show) {
    return Object.fromEntries(accounts.filter((account)=>account.party === party).map((account)=>[
            account.role,
            show(account)
        ]));
}

//# sourceMappingURL=sandbox.report.js.map