import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { FAULT_NAMES, QUICK } from "./catalogue/fault.catalogue.js";
import { SABOTAGES } from "./reconcile/sabotage.js";
const SEEDS = 1_000_000;
/** @throws Error naming what is not an option */ export function readOptions(args) {
    const { values } = parseArgs({
        args: [
            ...args
        ],
        options: {
            referrals: {
                type: 'string'
            },
            seed: {
                type: 'string'
            },
            only: {
                type: 'string',
                multiple: true,
                default: []
            },
            quick: {
                type: 'boolean',
                default: false
            },
            sabotage: {
                type: 'string',
                multiple: true,
                default: []
            }
        }
    });
    const only = namesIn('--only', values.only, FAULT_NAMES);
    return {
        referrals: numberIn('--referrals', values.referrals) ?? (values.quick ? 60 : 1_000),
        seed: numberIn('--seed', values.seed) ?? randomInt(SEEDS),
        only: only.length > 0 ? only : values.quick ? QUICK : FAULT_NAMES,
        sabotage: namesIn('--sabotage', values.sabotage, SABOTAGES)
    };
}
function namesIn(option, values, known) {
    return values.flatMap((value)=>value.split(',')).map((name)=>{
        const found = known.find((candidate)=>candidate === name);
        if (found === undefined) throw new Error(`${option} takes ${known.join(', ')}; not "${name}".`);
        return found;
    });
}
function numberIn(option, value) {
    if (value === undefined) return undefined;
    if (!/^\d{1,9}$/.test(value)) throw new Error(`${option} takes a whole number; not "${value}".`);
    return Number(value);
}

//# sourceMappingURL=faults.options.js.map