import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { createFlag } from "../bench.payload.js";
import { callAtRate } from "../measure/load.driver.js";
/** Posts flags over kept-alive connections, each with the next as soon as one is answered. */ export async function postFlags({ url, token, connections, seconds }) {
    const agent = new Agent({
        keepAlive: true,
        maxSockets: connections
    });
    const body = JSON.stringify(createFlag());
    const created = [];
    const others = {};
    const start = performance.now();
    const post = async ()=>{
        const sent = performance.now();
        const status = await postFlag(agent, `${url}/api/v1/flags`, token, body);
        if (status === 201) created.push(performance.now() - sent);
        else others[status] = (others[status] ?? 0) + 1;
    };
    const connection = async ()=>{
        while(performance.now() - start < seconds * 1000)await post();
    };
    await Promise.all(Array.from({
        length: connections
    }, connection));
    const took = (performance.now() - start) / 1000;
    agent.destroy();
    return {
        seconds: took,
        created,
        others
    };
}
/**
 * Posts flags at a steady rate, however long the answers take.
 *
 * @returns milliseconds of each answer
 * @throws Error at the first flag that is not taken
 */ export async function paceFlags({ url, token, rate, seconds }) {
    const agent = new Agent({
        keepAlive: true
    });
    const body = JSON.stringify(createFlag());
    try {
        return await callAtRate(Math.ceil(rate * seconds), rate, async ()=>{
            const sent = performance.now();
            const status = await postFlag(agent, `${url}/api/v1/flags`, token, body);
            if (status !== 201) throw new Error(`A flag was answered with ${status}.`);
            return performance.now() - sent;
        });
    } finally{
        agent.destroy();
    }
}
function postFlag(agent, url, token, body) {
    const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': randomUUID()
    };
    return new Promise((resolve, reject)=>{
        const sent = request(url, {
            method: 'POST',
            agent,
            headers
        }, (response)=>{
            response.resume();
            response.once('end', ()=>resolve(response.statusCode ?? 0));
        });
        sent.once('error', reject);
        sent.end(body);
    });
}

//# sourceMappingURL=http.load.js.map