/** Places and their validity dates, with how sure the status is (domain.md section 4, as of 2026-11-23). */ // prettier-ignore
export const PLACE_ROWS = [
    {
        code: 'bajo-chiquito',
        name: 'Bajo Chiquito',
        territory: 'embera',
        border: 'colombia',
        kind: 'first-reception',
        validFrom: null,
        validTo: '2025-03-13',
        onparOffice: 'meteti',
        sourceStatus: 'closure announced'
    },
    {
        code: 'canaan-membrillo',
        name: 'Canaán Membrillo',
        territory: 'embera',
        border: 'colombia',
        kind: 'first-reception',
        validFrom: null,
        validTo: '2025-03-13',
        onparOffice: 'meteti',
        sourceStatus: 'closure announced'
    },
    {
        code: 'lajas-blancas',
        name: 'Lajas Blancas',
        territory: 'darien',
        border: 'colombia',
        kind: 'etrm',
        validFrom: '2009-01-01',
        validTo: '2025-05-14',
        onparOffice: 'meteti',
        sourceStatus: 'closed'
    },
    {
        code: 'san-vicente',
        name: 'San Vicente',
        territory: 'darien',
        border: 'colombia',
        kind: 'etrm',
        validFrom: '2022-11-25',
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'in use early 2025; today unknown'
    },
    {
        code: 'meteti',
        name: 'Metetí',
        territory: 'darien',
        border: 'colombia',
        kind: 'onpar-office',
        validFrom: '2024-01-25',
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'open'
    },
    {
        code: 'yaviza',
        name: 'Yaviza',
        territory: 'darien',
        border: 'colombia',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'named'
    },
    {
        code: 'la-palma',
        name: 'La Palma',
        territory: 'darien',
        border: 'colombia',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'named'
    },
    {
        code: 'jaque',
        name: 'Jaqué',
        territory: 'darien',
        border: 'colombia',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'named'
    },
    {
        code: 'puerto-pina',
        name: 'Puerto Piña',
        territory: 'darien',
        border: 'colombia',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'named'
    },
    {
        code: 'el-real',
        name: 'El Real',
        territory: 'darien',
        border: 'colombia',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'named'
    },
    {
        code: 'boca-de-cupe',
        name: 'Boca de Cupe',
        territory: 'darien',
        border: 'colombia',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'named'
    },
    {
        code: 'garachine',
        name: 'Garachiné',
        territory: 'darien',
        border: 'colombia',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'named'
    },
    {
        code: 'puerto-obaldia',
        name: 'Puerto Obaldía',
        territory: 'guna-yala',
        border: 'colombia',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'named'
    },
    {
        code: 'la-miel',
        name: 'La Miel',
        territory: 'guna-yala',
        border: 'colombia',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'meteti',
        sourceStatus: 'named'
    },
    {
        code: 'paso-canoas',
        name: 'Paso Canoas',
        territory: 'chiriqui',
        border: 'costa-rica',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'chiriqui',
        sourceStatus: 'formal post'
    },
    {
        code: 'rio-sereno',
        name: 'Río Sereno',
        territory: 'chiriqui',
        border: 'costa-rica',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'chiriqui',
        sourceStatus: 'formal post'
    },
    {
        code: 'planes-de-gualaca',
        name: 'Los Planes de Gualaca',
        territory: 'chiriqui',
        border: 'costa-rica',
        kind: 'etrm',
        validFrom: null,
        validTo: null,
        onparOffice: 'chiriqui',
        sourceStatus: 'named 2021-2024; today unknown'
    },
    {
        code: 'guabito',
        name: 'Guabito',
        territory: 'bocas-del-toro',
        border: 'costa-rica',
        kind: 'post',
        validFrom: null,
        validTo: null,
        onparOffice: 'chiriqui',
        sourceStatus: 'formal post'
    },
    {
        code: 'panama-city',
        name: 'Ciudad de Panamá',
        territory: 'panama',
        border: null,
        kind: 'onpar-office',
        validFrom: null,
        validTo: null,
        onparOffice: 'panama-city',
        sourceStatus: 'open'
    }
];

//# sourceMappingURL=place.data.js.map