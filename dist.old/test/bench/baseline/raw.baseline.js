import { createSealedJob } from "../bench.payload.js";
/** The ceiling: BullMQ alone carries the same bytes, in bulks of 100, one message a job, nothing stored. */ export async function startRaw(bench) {
    const count = bench.options.amounts.raw;
    const env = {
        REDIS_URL: bench.redis.url
    };
    const payload = await createSealedJob();
    const consumer = bench.start('raw-consumer', 'baseline/raw.consumer.js', env);
    const producer = bench.start('raw-producer', 'baseline/raw.producer.js', env);
    await consumer.ask('ready');
    const run = async ()=>{
        const consumed = consumer.ask('consume', count);
        const start = performance.now();
        await Promise.all([
            consumed,
            producer.ask('produce', {
                count,
                payload
            })
        ]);
        return count / ((performance.now() - start) / 1000);
    };
    return {
        processes: {
            producer,
            consumer
        },
        count,
        run,
        bytes: JSON.stringify(payload).length
    };
}

//# sourceMappingURL=raw.baseline.js.map