import { RECEIVERS, SENDERS } from "../world/fault.world.js";
const CLOCK = new URL('../inject/shifted.clock.js', import.meta.url);
const APART_MS = 10 * 60_000;
/** One agency is five minutes early and another five minutes late; then somebody sets both right. */ export const partClocks = ({ world, load, random, burst })=>{
    const [early, late] = random.shuffle([
        random.pick(SENDERS),
        random.pick(RECEIVERS)
    ]);
    const wrong = [
        [
            early,
            APART_MS / 2
        ],
        [
            late,
            -APART_MS / 2
        ]
    ];
    return {
        name: 'part-clocks',
        what: `the clocks of ${early} and ${late} are 10 minutes apart`,
        seconds: 5,
        async apply () {
            for (const [agency, offset] of wrong){
                if (agency === undefined) continue;
                await world.party(agency).stop();
                await world.party(agency).start({
                    imports: [
                        CLOCK
                    ],
                    env: {
                        FAULT_CLOCK_MS: String(offset)
                    }
                });
            }
            load.burst(burst);
        },
        async heal () {
            load.burst(burst);
            for (const [agency] of wrong){
                if (agency === undefined) continue;
                await world.party(agency).stop();
                await world.party(agency).start();
            }
        }
    };
};

//# sourceMappingURL=clocks.apart.fault.js.map