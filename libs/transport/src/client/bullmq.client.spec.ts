import { describe, expect, it } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { BullMqClient } from './bullmq.client.js';
import { BullMqRecord } from './bullmq.record.js';

const create = (): BullMqClient =>
  new BullMqClient({ broker: { backend: 'redis', url: 'redis://127.0.0.1:1' } });

describe('a client', () => {
  it('is not built for an address it cannot use', () => {
    const broker = { backend: 'redis', url: 'http://localhost' } as const;
    expect(() => new BullMqClient({ broker })).toThrow(
      expect.objectContaining({ code: 'configuration-invalid' }),
    );
  });

  it('refuses a request: this transport carries events', async () => {
    const answer = firstValueFrom(create().send('x', {}));
    await expect(answer).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('events only'),
    });
  });

  it('connects to nothing before it has something to send', async () => {
    const client = create();
    await client.sendBulk([]);
    expect(client.unwrap<ReadonlyMap<string, unknown>>().size).toBe(0);
    await client.close();
  });

  it('refuses a bad id or queue without a connection, and names the job', async () => {
    const client = create();
    const jobs = [
      { queue: 'onpar', name: 'x', id: '42', data: {} },
      { queue: 'on:par', name: 'x', id: 'm-1', data: {} },
    ];
    await expect(client.sendBulk(jobs)).rejects.toMatchObject({
      failed: jobs,
      errors: [{ code: 'internal' }, { code: 'configuration-invalid' }],
    });
    await client.close();
  });

  it('refuses everything once it is closed', async () => {
    const client = create();
    await client.close();
    await expect(client.connect()).rejects.toMatchObject({ code: 'unavailable' });
    const event = client.emit('x', new BullMqRecord({}, { queue: 'onpar', id: 'm-1' }));
    await expect(firstValueFrom(event)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
