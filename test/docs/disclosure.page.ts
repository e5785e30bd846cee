import { NEED_CODES, NEEDS, type AgencyId } from '@enlace/contracts';
import { DISCLOSURE, mayKnow, type Grant, type Holder } from '@enlace/referral';

/** `docs/disclosure.md`, from the table that runs. Spanish, because institutions read it. */

const FIELDS: Readonly<Record<string, string>> = {
  disclosure: 'si la remisión es completa o solo de código',
  caseCode: 'código del caso (al azar, propio de cada remisión)',
  acknowledgeHours: 'plazo para acusar recibo',
  contactHours: 'plazo para el primer contacto',
  office: 'oficina que recibe',
  place: 'lugar',
  post: 'puesto',
  flaggedAt: 'fecha y hora del señalamiento',
  officer: 'funcionario (usuario)',
  needs: 'necesidades de la remisión',
  'persons.needs': 'necesidades de cada persona',
  'persons.alias': 'nombre o alias',
  'persons.sex': 'sexo',
  'persons.birthYear': 'año de nacimiento',
  'persons.possiblyChild': 'si puede ser menor de edad',
  'persons.nationality': 'nacionalidad',
  'persons.language': 'idioma',
  'persons.interpreter': 'si necesita intérprete',
  'persons.notes.need': 'nota: de qué necesidad habla',
  'persons.notes.text': 'nota: texto (280 caracteres, sin relato)',
  'persons.safeContact.channel': 'contacto seguro: medio',
  'persons.safeContact.value': 'contacto seguro: número o dirección',
  'persons.safeContact.safe': 'contacto seguro: si es seguro llamar',
  'persons.relation': 'parentesco de la persona',
  'companions.relation': 'parentesco de quienes acompañan, sin nombre',
  entryDate: 'fecha de entrada',
  expectedDeparture: 'salida prevista',
  whereNow: 'dónde está ahora',
  'consent.given': 'consentimiento: si lo dio',
  'consent.language': 'consentimiento: idioma',
  'consent.mode': 'consentimiento: forma',
  'consent.givenBy': 'consentimiento: quién lo dio',
  'consent.scope': 'consentimiento: a quiénes alcanza',
  'consent.override.ground': 'excepción: causa, como se registró',
  'consent.override.reason': 'excepción: motivo escrito',
  'consent.overrideGround': 'excepción: causa, en la remisión',
};

const SIGNS: Record<Grant, string> = {
  full: '●',
  coded: '○',
  count: 'cifra',
  masked: '● ¹',
  need: '● ²',
  'not-gbv': '● ³',
  onpar: '–',
  'child-need': '○ ⁴',
  one: '● ⁵',
  none: '–',
};

const COLUMNS: readonly (readonly [title: string, agency: AgencyId, holders: readonly Holder[]])[] = [
  ['Quien señala', 'senafront', ['own']],
  ['ONPAR', 'onpar', ['primary', 'co']],
  ['SENNIAF', 'senniaf', ['primary', 'co']],
  ['INAMU', 'inamu', ['primary', 'co']],
  ['MIRE', 'mire', ['mire']],
  ['Defensoría', 'defensoria', ['defensoria']],
  ['CONARE', 'conare', ['conare']],
];

function cell(field: string, agency: AgencyId, holders: readonly Holder[]): string {
  const signs = holders.map((holder) => {
    const grant = DISCLOSURE[field]?.[holder] ?? 'none';
    return grant === 'onpar' && agency === 'onpar' ? '●' : SIGNS[grant];
  });
  return [...new Set(signs)].join(' / ');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function disclosurePage(): string {
  const unnamed = Object.keys(DISCLOSURE).filter((field) => !(field in FIELDS));
  if (unnamed.length > 0) throw new Error(`No Spanish name in disclosure.page.ts for ${unnamed.join(', ')}`);
  const agencies = COLUMNS.slice(1);
  return `# Quién ve qué

Esta página se genera de la tabla que el sistema aplica (\`libs/referral/src/disclosure/disclosure.table.ts\`). No se edita
a mano: \`UPDATE_DOCS=1 npm run jest -- --selectProjects unit --testPathPatterns disclosure.page\`.

La tabla se aplica dos veces: antes de sellar el mensaje, de modo que lo que no corresponde nunca sale; y otra vez en cada
lectura, por si quien envía no la respetó. Un campo sin fila impide el arranque.

● completo · ○ codificado o menos exacto · cifra: solo en totales, nunca en una remisión · – nada. Donde hay dos signos, el
primero vale para quien contacta primero a la persona y el segundo para otra institución que también la atiende.

${line(['Dato', ...COLUMNS.map(([title]) => title)])}
${line(['---', ...COLUMNS.map(() => '---')])}
${Object.keys(DISCLOSURE)
  .map((field) =>
    line([FIELDS[field] ?? field, ...COLUMNS.map(([, agency, holders]) => cell(field, agency, holders))]),
  )
  .join('\n')}

1. Se guarda; después de enviar no se muestra a nadie de la institución que señaló.
2. Solo de las necesidades que le tocan (cuadro siguiente). Un mismo texto va a una sola institución.
3. Sin nada que hable de violencia: ese texto queda con INAMU o SENNIAF.
4. Solo si recibe una necesidad que es propia de la niñez.
5. Si el señalamiento habla de violencia, va a una sola institución: el mismo texto en dos remisiones las uniría.

Las horas van en cuartos de hora hacia atrás, nunca más tarde que la hora verdadera. Un contacto seguro que comparten dos
personas va a una sola institución. Las cuatro instituciones que señalan son SENAFRONT, SENAN, Policía Nacional y SNM.
Cómo terminó el caso no vuelve a quien señaló: cerrado es cerrado (ADR 0008).

## De qué necesidades puede saber cada institución

Ninguna regla de ruta puede cambiar este cuadro.

${line(['Necesidad', ...agencies.map(([title]) => title)])}
${line(['---', ...agencies.map(() => '---')])}
${NEED_CODES.map((need) =>
  line([NEEDS[need].label, ...agencies.map(([, agency]) => (mayKnow(agency, need) ? '●' : '–'))]),
).join('\n')}

Nunca se recogen: relato de asilo, foto, huellas, copias de documentos, enlace a registros migratorios, religión, política,
orientación, ni el nombre de quien persigue.
`;
}
