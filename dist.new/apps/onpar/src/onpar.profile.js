import { ONPAR_OFFICES } from "../../../libs/contracts/src/index.js";
export const onparProfile = {
    id: 'onpar',
    offices: [
        ...ONPAR_OFFICES
    ]
};

//# sourceMappingURL=onpar.profile.js.map