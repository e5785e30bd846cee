import { drawBytes } from "./random.bytes.js";
/** Crockford base32: no I, L, O or U, so a code read over a bad radio is not misheard (crockford.com/base32.html). */ const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_DIGITS = 8;
/** Crockford's check value is the number modulo 37; 32 to 36 are the symbols `*~$=U`. */ const CHECK_MODULUS = 37;
function checkDigit(digits) {
    let remainder = 0;
    for (const digit of digits)remainder = (remainder * 32 + DIGITS.indexOf(digit)) % CHECK_MODULUS;
    return DIGITS[remainder];
}
/**
 * A fresh random case code such as `7KQ4-M2XD-H`: 40 random bits and a check character. Numbers whose check would be
 * one of Crockford's five punctuation symbols are drawn again: those symbols break URLs and cannot be spelled aloud.
 */ export function createCaseCode() {
    for(;;){
        let digits = '';
        for (const byte of drawBytes(RANDOM_DIGITS))digits += DIGITS[byte % 32];
        const check = checkDigit(digits);
        if (check) return `${digits.slice(0, 4)}-${digits.slice(4)}-${check}`;
    }
}
export function isCaseCode(value) {
    const match = /^([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z])$/.exec(value);
    return match !== null && checkDigit(`${match[1]}${match[2]}`) === match[3];
}
/** What a person types: lower case, spaces, no dashes or a phone's long ones, `o` for `0`, `i` or `l` for `1`. */ export function normalizeCaseCode(typed) {
    const digits = typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '').replace(/O/g, '0').replace(/[IL]/g, '1');
    return `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
}

//# sourceMappingURL=case.code.js.map