import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { runFaults } from "./fault.command.js";
const PATIENCE = 240_000;
describe('the fault run', ()=>{
    const ended = new AbortController();
    afterAll(()=>ended.abort());
    it('fails with the right count when a row is deleted, doubled, unlogged, out of place or parked, and keeps the logs', async ()=>{
        const { code, output, lastLine } = await runFaults([
            '--referrals=20',
            '--seed=1',
            '--only=flush-redis',
            '--sabotage=lose,duplicate,unaudit',
            '--sabotage=disorder,park'
        ], ended.signal);
        expect({
            code,
            output
        }).toEqual({
            code: 1,
            output: expect.stringContaining('time to recover')
        });
        expect(lastLine).toMatch(/^referrals \d+, lost 1, duplicated 1, unaudited 1, out of order 1, parked 1$/);
        const kept = /The logs are in (\S+);/.exec(output)?.[1] ?? '';
        const logs = existsSync(kept) ? readdirSync(kept).join('\n') : '';
        for (const party of [
            'audit',
            'onpar',
            'senafront'
        ])expect(logs).toMatch(new RegExp(`^${party}\\.`, 'm'));
        await rm(join(kept), {
            recursive: true
        });
    }, PATIENCE);
    it('refuses options it does not know before it starts anything', async ()=>{
        const { code, output } = await runFaults([
            '--only=kill-everybody'
        ], ended.signal);
        expect({
            code,
            output
        }).toEqual({
            code: 1,
            output: expect.stringContaining('--only takes')
        });
    });
});

//# sourceMappingURL=reconciliation-finds-what-is-broken.fault-spec.js.map