/**
 * The institutions of the exchange. An id names a role, not a legal name: INAMU became a ministry in 2023 and a bill
 * of 2026 turns it back (domain.md 0.4), so names carry dates and ids never change.
 */ export const AGENCIES = {
    senafront: {
        name: 'Servicio Nacional de Fronteras',
        short: 'SENAFRONT',
        flags: true
    },
    senan: {
        name: 'Servicio Nacional Aeronaval',
        short: 'SENAN',
        flags: true
    },
    policia: {
        name: 'Policía Nacional',
        short: 'PN',
        flags: true
    },
    snm: {
        name: 'Servicio Nacional de Migración',
        short: 'SNM',
        flags: true
    },
    onpar: {
        name: 'Oficina Nacional para la Atención de Refugiados',
        short: 'ONPAR',
        flags: false
    },
    senniaf: {
        name: 'Secretaría Nacional de Niñez, Adolescencia y Familia',
        short: 'SENNIAF',
        flags: false
    },
    inamu: {
        name: 'Instituto Nacional de la Mujer (Ministerio de la Mujer desde 2023)',
        short: 'INAMU',
        flags: false
    },
    mire: {
        name: 'Ministerio de Relaciones Exteriores',
        short: 'MIRE',
        flags: false
    },
    defensoria: {
        name: 'Defensoría del Pueblo',
        short: 'Defensoría',
        flags: false
    },
    conare: {
        name: 'Comisión Nacional de Protección para Refugiados',
        short: 'CONARE',
        flags: false
    }
};
export const AGENCY_IDS = Object.keys(AGENCIES);
/** Agencies that may record a flag: any of them, any need (design.md section 5). */ export const FLAGGING_AGENCIES = AGENCY_IDS.filter((id)=>AGENCIES[id].flags);
/** Everybody with a queue and a key ring: the agencies and the audit. */ export const PARTY_IDS = [
    ...AGENCY_IDS,
    'audit'
];
export function isPartyId(value) {
    return PARTY_IDS.includes(value);
}

//# sourceMappingURL=agency.registry.js.map