import { describe, expect, it } from '@jest/globals';
import { EnlaceError } from '@enlace/contracts';
import { checkBroker, type BrokerOptions } from './broker.options.js';

function faultOf(check: () => void): EnlaceError {
  try {
    check();
  } catch (error) {
    return error as EnlaceError;
  }
  throw new Error('Nothing was refused.');
}

describe('broker options', () => {
  it.each<BrokerOptions>([
    { backend: 'redis', url: 'redis://localhost' },
    { backend: 'redis', url: 'rediss://agency:secret@redis.example:6380/3', prefix: 'enlace' },
    { backend: 'redis', url: 'rediss+sentinel://agency:secret@s1,s2,s3/mymaster/2', prefix: 'enlace' },
    { backend: 'redis', url: 'redis+cluster://:secret@a,b:6380,[::1]:6381' },
    { backend: 'postgres', url: 'postgres://localhost/broker' },
    { backend: 'postgres', url: 'postgresql://agency:secret@db.example:5433/broker', schema: 'queues_2' },
  ])('of %o are taken', (broker) => {
    expect(() => checkBroker(broker)).not.toThrow();
  });

  it.each<BrokerOptions>([
    { backend: 'redis', url: '' },
    { backend: 'redis', url: 'localhost:6379' },
    { backend: 'redis', url: 'https://secret@redis.example' },
    { backend: 'redis', url: 'postgresql://secret@localhost/broker' },
    { backend: 'postgres', url: 'redis://secret@localhost' },
    { backend: 'postgres', url: 'host=localhost password=secret' },
  ])('of %o are refused before anything connects, without quoting the password', (broker) => {
    const error = faultOf(() => checkBroker(broker));
    expect(error).toBeInstanceOf(EnlaceError);
    expect(error).toMatchObject({ code: 'configuration-invalid', field: 'broker.url' });
    expect(error.message).not.toContain('secret');
    expect(error.message).toContain(broker.backend);
  });

  it('with a brace in the prefix are refused: it would decide where in a cluster the queues lie', () => {
    const error = faultOf(() => checkBroker({ backend: 'redis', url: 'redis://localhost', prefix: '{x}' }));
    expect(error).toMatchObject({ code: 'configuration-invalid', field: 'broker.prefix' });
  });

  it.each(['', 'Queues', '1queue', 'a-b', 'a"; DROP SCHEMA public', 'x'.repeat(64)])(
    'with the schema %j are refused',
    (schema) => {
      const error = faultOf(() =>
        checkBroker({ backend: 'postgres', url: 'postgres://localhost/b', schema }),
      );
      expect(error).toMatchObject({ code: 'configuration-invalid', field: 'broker.schema' });
    },
  );
});
