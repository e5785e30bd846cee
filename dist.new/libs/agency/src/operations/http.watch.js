import { METHODS } from "node:http";
const SECONDS = [
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1,
    2.5,
    5
];
/**
 * Counts requests under the pattern of their route, never under their address, which holds case codes; and tells the
 * caller the id under which the log knows its request. To be called before the routes are made.
 */ export function watchHttp(server, metrics) {
    const routes = new Set();
    const observe = metrics.histogram({
        name: 'enlace_http_request_seconds',
        help: 'Time to answer a request, by the pattern of its route. `other` is no route of ours.',
        labels: {
            method: (value)=>METHODS.includes(value),
            route: (value)=>routes.has(value),
            status: (value)=>/^[1-5]\d\d$/.test(value)
        }
    }, SECONDS);
    server.addHook('onRoute', ({ url })=>void routes.add(url));
    server.addHook('onRequest', (request, reply, done)=>{
        void reply.header('x-request-id', request.id);
        done();
    });
    server.addHook('onResponse', ({ method, routeOptions }, { statusCode, elapsedTime }, done)=>{
        observe({
            method,
            route: routeOptions.url ?? '',
            status: String(statusCode)
        }, elapsedTime / 1_000);
        done();
    });
}

//# sourceMappingURL=http.watch.js.map