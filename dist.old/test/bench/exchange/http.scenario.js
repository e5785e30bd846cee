import { summarise } from "../measure/sample.statistics.js";
import { figure } from "../report/figure.js";
import { untilReceipted } from "./commit.reader.js";
import { startExchange } from "./exchange.processes.js";
import { postFlags } from "./http.load.js";
const CONNECTIONS = 32;
/** Flags over real sockets with a bearer token, while the rest of the exchange takes them in as they come. */ export async function measureHttp(bench) {
    const { sender, url, token, databases } = await startExchange(bench, 'http', 'main');
    const load = {
        url,
        token,
        connections: CONNECTIONS
    };
    await postFlags({
        ...load,
        seconds: 1
    });
    await untilReceipted(databases.sender);
    const before = await sender.usage();
    const start = performance.now();
    const { created, others, seconds } = await postFlags({
        ...load,
        seconds: bench.options.amounts.httpSeconds
    });
    await untilReceipted(databases.sender);
    const whole = (performance.now() - start) / 1000;
    const cost = (await sender.usage()).cpu - before.cpu;
    const refused = Object.entries(others).map(([status, count])=>`${count} × ${status}`);
    if (refused.length > 0) throw new Error(`Flags were not accepted over HTTP: ${refused.join(', ')}.`);
    const { p50, p99 } = summarise(created);
    return [
        figure('http.rate', `HTTP with login, ${CONNECTIONS} connections`, created.length / seconds, 'flags/s'),
        figure('http.p50', 'its answer, p50', p50, 'ms'),
        figure('http.p99', 'its answer, p99', p99, 'ms'),
        figure('http.closed', 'the same until receipted and audited', created.length / whole, 'referrals/s'),
        figure('http.cpu.sender', 'CPU of the agency, its receipts included', cost / created.length, 'ms/flag')
    ];
}

//# sourceMappingURL=http.scenario.js.map