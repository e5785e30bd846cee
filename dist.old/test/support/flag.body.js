/** An adult at an open station who fears return and agrees that ONPAR be told; changed where the test cares. */ export function flagBody(person = {}, flag = {}) {
    return {
        place: 'san-vicente',
        persons: [
            {
                alias: 'P1',
                sex: 'f',
                birthYear: 1994,
                nationality: 'VE',
                language: 'es',
                needs: [
                    'fear-of-return'
                ],
                ...person
            }
        ],
        consent: {
            given: true,
            scope: [
                'onpar'
            ],
            language: 'es',
            mode: 'verbal'
        },
        ...flag
    };
}

//# sourceMappingURL=flag.body.js.map