import { describe, expect, it } from '@jest/globals';
import { checkQueueName, taggedName } from './queue.name.js';

describe('the name of a queue', () => {
  it.each(['onpar', 'audit', 'queue-1', 'a.b'])('may be %s', (queue) => {
    expect(() => checkQueueName(queue)).not.toThrow();
  });

  it.each(['', 'a:b', ':', '}', '{a}', 'a{b'])(
    'may not be %j, from which no key can be built that a cluster places with the others',
    (queue) => {
      expect(() => checkQueueName(queue)).toThrow(
        expect.objectContaining({ code: 'configuration-invalid', field: 'queue' }),
      );
    },
  );

  it('is all that a cluster looks at in a key', () => {
    const [, tag] = /\{([^}]+)\}/.exec(`enlace:${taggedName('onpar')}:wait`) ?? [];
    expect(tag).toBe('onpar');
  });
});
