import { Session } from "node:inspector";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { EnlaceError, FLAG_LIMITS } from "../../../contracts/src/index.js";
import { ConfigurationError, MetricsRegistry, createLogger, refuseOldNode, requestIdOf, withLogFields } from "../../../platform/src/index.js";
import { BullMqServer } from "../../../transport/src/index.js";
import cookie from "@fastify/cookie";
import { RefusalJournal } from "../access/refusal.journal.js";
import { RateLimits } from "../access/rate.limits.js";
import { limitInFlight } from "../http/back.pressure.js";
import { readJsonOnly } from "../http/json.body.js";
import { serveOpenApi } from "../http/openapi.document.js";
import { ProblemFilter } from "../http/problem.filter.js";
import { secureHeaders } from "../http/security.headers.js";
import { createValidationPipe } from "../http/validation.pipe.js";
import { watchHttp } from "../operations/http.watch.js";
/**
 * Boots one party: HTTP and queue. It does not listen to signals: whoever runs several in one process must close them
 * together, and Nest's own hooks kill the process when the first of them is closed.
 */ export async function startParty(module, config, title) {
    const fields = {
        service: config.party
    };
    const running = await withLogFields(fields, ()=>boot(module, config, title));
    return {
        ...running,
        close: ()=>withLogFields(fields, ()=>running.close())
    };
}
async function boot(module, config, title) {
    refuseOldNode();
    const adapter = new FastifyAdapter({
        bodyLimit: FLAG_LIMITS.bodyBytes,
        trustProxy: config.trustedProxies,
        // What comes on an open connection while we end is served like any other; Fastify's own 503 says not when to return.
        return503OnClosing: false,
        genReqId: requestIdOf
    });
    readJsonOnly(adapter.getInstance());
    const app = await NestFactory.create(module, adapter, {
        logger: createLogger(config.logLevel),
        abortOnError: false,
        bodyParser: false
    });
    watchHttp(adapter.getInstance(), app.get(MetricsRegistry));
    limitInFlight(adapter.getInstance(), config.requestsMost);
    await secureHeaders(adapter.getInstance());
    await adapter.getInstance().register(cookie);
    await app.get(RateLimits).attach(adapter.getInstance());
    app.useGlobalPipes(createValidationPipe());
    // Refusals are told by message, and only who has a queue sends any.
    app.useGlobalFilters(new ProblemFilter(config.broker && app.get(RefusalJournal)));
    if (config.broker) {
        const { broker, party: queue, concurrency } = config;
        app.connectMicroservice({
            strategy: new BullMqServer({
                broker,
                queue,
                concurrency
            })
        });
    }
    serveOpenApi(app, title);
    try {
        await app.startAllMicroservices();
        await app.listen({
            host: config.host,
            port: config.port
        });
    } catch (error) {
        await app.close();
        throw error;
    }
    const { port } = app.getHttpServer().address();
    return {
        party: config.party,
        url: `http://${config.host}:${port}`,
        close: ()=>app.close()
    };
}
/** Runs one party as this process's only work: SIGTERM and SIGINT drain it, a boot that fails says why and exits 1. */ export async function runParty(start) {
    let running;
    try {
        running = await start();
    } catch (error) {
        process.stderr.write(`${isToBeMended(error) ? error.message : describe(error)}\n`);
        process.exit(1);
    }
    releaseBootMemory();
    process.stdout.write(`${running.party} ${running.url}\n`);
    const end = ()=>{
        running.close().then(()=>process.exit(0), ()=>process.exit(1));
    };
    process.once('SIGTERM', end);
    process.once('SIGINT', end);
    // A parent that asks for it keeps the other end of our input; when the parent is gone, so are we.
    if (process.env['ENLACE_LEASH'] === 'stdin') process.stdin.once('end', end).resume();
}
/** Milliseconds after which is collected again: by then the connections stand and what making them left is old. */ const SETTLED_MS = 10_000;
/**
 * Booting leaves parsed modules behind, and room for young objects, which V8 would keep for as long as the process idles:
 * up to 200 MB resident, 136 MB after this. The inspector's collection is the one that also gives the room back; `gc`
 * keeps it unless next to nothing was allocated for five seconds.
 */ function releaseBootMemory() {
    const inspector = new Session();
    inspector.connect();
    inspector.post('HeapProfiler.collectGarbage');
    setTimeout(()=>{
        inspector.post('HeapProfiler.collectGarbage');
        inspector.disconnect();
    }, SETTLED_MS).unref();
}
/** Whoever started this can mend it by what the message says; where in our code it was found is of no use to them. */ function isToBeMended(error) {
    if (error instanceof ConfigurationError) return true;
    return error instanceof EnlaceError && error.code === 'configuration-invalid';
}
function describe(error) {
    return error instanceof Error ? error.stack ?? error.message : 'The process could not start';
}

//# sourceMappingURL=party.boot.js.map