import { describe, expect, it } from '@jest/globals';
import type { ArgumentsHost } from '@nestjs/common';
import { UnrecoverableError } from 'bullmq';
import { firstValueFrom } from 'rxjs';
import { RethrowFilter } from './rethrow.filter.js';

const host = (type: string): ArgumentsHost => ({ getType: () => type }) as ArgumentsHost;

describe('the filter', () => {
  it.each([new RangeError('x'), new UnrecoverableError('x'), 'a text', undefined])(
    'hands %p to the transport as it is',
    async (exception) => {
      await expect(firstValueFrom(new RethrowFilter().catch(exception, host('rpc')))).rejects.toBe(exception);
    },
  );

  it('shows nothing of the error in front of HTTP', () => {
    const secret = new Error('a secret of the house');
    const shown = expect.objectContaining({ code: 'configuration-invalid', cause: secret });
    expect(() => new RethrowFilter().catch(secret, host('http'))).toThrow(shown);
    expect(() => new RethrowFilter().catch(secret, host('http'))).not.toThrow('secret');
  });
});
