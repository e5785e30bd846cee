/** What an officer may flag. `child` needs exist only for somebody who may be under 18. */ export const NEEDS = {
    'fear-of-return': {
        label: 'Teme regresar',
        child: false,
        gbv: false
    },
    'imminent-removal': {
        label: 'Retorno o salida en 24 horas',
        child: false,
        gbv: false
    },
    'unaccompanied-child': {
        label: 'Niño, niña o adolescente no acompañado',
        child: true,
        gbv: false
    },
    'separated-child': {
        label: 'Niño, niña o adolescente separado',
        child: true,
        gbv: false
    },
    'child-in-family': {
        label: 'Niño, niña o adolescente en familia',
        child: true,
        gbv: false
    },
    'gbv-survivor': {
        label: 'Sobreviviente de violencia basada en género',
        child: false,
        gbv: true
    },
    'sexual-violence-72h': {
        label: 'Violencia sexual en las últimas 72 horas',
        child: false,
        gbv: true
    },
    trafficking: {
        label: 'Indicios de trata de personas',
        child: false,
        gbv: false
    },
    stateless: {
        label: 'Persona apátrida',
        child: false,
        gbv: false
    },
    'family-missing': {
        label: 'Familiar desaparecido o separado',
        child: false,
        gbv: false
    },
    medical: {
        label: 'Necesidad médica',
        child: false,
        gbv: false
    }
};
export const NEED_CODES = Object.keys(NEEDS);

//# sourceMappingURL=need.registry.js.map