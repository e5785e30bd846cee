import { afterAll, describe, expect, it } from "@jest/globals";
import { QUICK } from "./catalogue/fault.catalogue.js";
import { runFaults } from "./fault.command.js";
/** A loaded machine takes its time, and everything is waited for. */ const PATIENCE = 420_000;
describe('whatever breaks, promises 1 to 3', ()=>{
    const ended = new AbortController();
    afterAll(()=>ended.abort());
    it('nothing is lost, nothing happens twice, nothing is silent', async ()=>{
        const { code, output, lastLine } = await runFaults([
            '--quick',
            '--seed',
            '1'
        ], ended.signal);
        // The whole output first: when this fails, it is what says why.
        expect({
            code,
            output
        }).toEqual({
            code: 0,
            output: expect.stringContaining('seed 1,')
        });
        expect(lastLine).toMatch(/^referrals \d+, lost 0, duplicated 0, unaudited 0, out of order 0, parked 0$/);
        expect(Number(/^referrals (\d+)/.exec(lastLine)?.[1])).toBeGreaterThanOrEqual(60);
        for (const name of QUICK)expect(output).toMatch(new RegExp(`^ {2}${name} +[0-9.]+ s$`, 'm'));
    }, PATIENCE);
});

//# sourceMappingURL=nothing-is-lost-whatever-breaks.fault-spec.js.map