import { atRedis } from '../world/redis.console.js';
import type { FaultMaker } from './fault.js';

/** Redis is full and evicts nothing, as it must not: every write is answered OOM, reads go on. */
export const fillRedis: FaultMaker = ({ world, load, burst }) => ({
  name: 'fill-redis',
  what: 'Redis is full (maxmemory with noeviction)',
  seconds: 4,
  async apply() {
    load.burst(burst);
    await setLimit(world.redis.url, 1);
    load.burst(burst);
  },
  heal: () => setLimit(world.redis.url, 0),
});

async function setLimit(url: string, bytes: number): Promise<void> {
  await atRedis(url, (redis) => redis.config('SET', 'maxmemory', bytes));
}
