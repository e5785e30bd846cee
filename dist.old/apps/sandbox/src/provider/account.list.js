import { randomBytes, timingSafeEqual } from "node:crypto";
/** Names that nobody could take for those of real officers. */ const NAMES = {
    officer: 'sargento.prueba',
    'focal-point': 'enlace.prueba',
    'case-worker': 'atencion.prueba',
    'head-of-office': 'jefa.prueba',
    operator: 'operador.prueba',
    auditor: 'auditora.prueba'
};
/** A person and a machine for every role that there is at a party. */ export function drawAccounts(members) {
    const each = members.flatMap(({ party, roles })=>roles.map((role)=>({
                party,
                role
            })));
    return {
        people: each.map(({ party, role })=>({
                user: `${NAMES[role]}@${party}`,
                password: secret(9),
                party,
                role
            })),
        machines: each.map(({ party, role })=>({
                clientId: `maquina.${role}@${party}`,
                clientSecret: secret(24),
                party,
                role
            })),
        parties: Object.fromEntries(members.map(({ party })=>[
                party,
                secret(24)
            ]))
    };
}
/** @returns nobody, for a wrong name as for a wrong password */ export function findPerson(people, user, password) {
    const person = people.find((candidate)=>candidate.user === user);
    const given = Buffer.from(password.padEnd(64).slice(0, 64));
    const known = Buffer.from((person?.password ?? '').padEnd(64).slice(0, 64));
    return given.length === known.length && timingSafeEqual(given, known) ? person : undefined;
}
function secret(bytes) {
    return randomBytes(bytes).toString('base64url');
}

//# sourceMappingURL=account.list.js.map