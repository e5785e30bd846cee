/** Words that stand for a person's data and can stand for nothing else. */ export const MARKS = {
    alias: 'Xiomaraqwertz',
    note: 'notazyxwvutsr',
    contact: 'contactomnbvcx',
    where: 'albergueplokij',
    post: 'garitauhbgvf',
    override: 'motivoedcwsx',
    ending: 'desenlacerfvtgb'
};
/** A flag full of them. Nothing of it may lie anywhere but with who sent it and who received it. */ export function markedFlag() {
    return {
        place: 'san-vicente',
        post: MARKS.post,
        whereNow: MARKS.where,
        persons: [
            {
                alias: MARKS.alias,
                sex: 'f',
                birthYear: 1994,
                nationality: 'VE',
                language: 'es',
                needs: [
                    'fear-of-return'
                ],
                notes: [
                    {
                        need: 'fear-of-return',
                        text: `${MARKS.note} teme volver`
                    }
                ],
                safeContact: {
                    channel: 'phone',
                    value: MARKS.contact,
                    safe: true
                }
            }
        ],
        consent: {
            given: false,
            language: 'es',
            mode: 'verbal',
            override: {
                ground: 'danger-to-life',
                reason: MARKS.override
            }
        }
    };
}
/** The marks that a text holds. */ export function marksIn(text) {
    return Object.values(MARKS).filter((mark)=>text.toLowerCase().includes(mark.toLowerCase()));
}

//# sourceMappingURL=marked.flag.js.map