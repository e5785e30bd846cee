/** ISO 3166-1 alpha-2, officially assigned. `null` nationality means stateless or unknown and is written as such. */ export const COUNTRY_CODES = ('AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' + 'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO ' + 'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE ' + 'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO ' + 'MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW ' + 'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM ' + 'TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW').split(' ');
const languageNames = new Intl.DisplayNames([
    'en'
], {
    type: 'language',
    fallback: 'none'
});
/** Spoken at the posts and unnamed in CLDR: Northern Emberá, Wounaan, San Blas and Border Guna, Ngäbere. */ const LOCAL_LANGUAGES = [
    'emp',
    'noa',
    'cuk',
    'kvn',
    'gym'
];
/** CLDR takes 15 µs to say that it knows a language; there are fewer than a thousand to remember. */ const KNOWN_LANGUAGES = new Set(LOCAL_LANGUAGES);
/** An ISO 639 code that Unicode CLDR knows by name (`es`, `ht`, `fa`), or a local language of the border. */ export function isLanguageCode(value) {
    if (KNOWN_LANGUAGES.has(value)) return true;
    if (!/^[a-z]{2,3}$/.test(value) || languageNames.of(value) === undefined) return false;
    KNOWN_LANGUAGES.add(value);
    return true;
}

//# sourceMappingURL=code.registry.js.map