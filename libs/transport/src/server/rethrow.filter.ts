import { EnlaceError } from '@enlace/contracts';
import { Catch, type ArgumentsHost, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Lets a handler's error reach the transport as it is. Without it Nest replaces every error by "Internal server error",
 * and an `UnrecoverableError` would be tried again and again.
 *
 * `@OnJob` brings it along; otherwise put `@UseFilters(RethrowFilter)` on the controller. As a global filter it works only
 * in a microservice without HTTP: `connectMicroservice` wraps the handlers before `useGlobalFilters` can be called on its
 * result, and deferring that would run every init hook twice.
 */
@Catch()
export class RethrowFilter implements RpcExceptionFilter {
  /** @throws EnlaceError configuration-invalid in front of an HTTP route, whose answer must show no error as it is. */
  catch(exception: unknown, host: ArgumentsHost): Observable<never> {
    if (host.getType() === 'rpc') return throwError(() => exception);
    const message =
      'RethrowFilter is for handlers of events. Give the HTTP routes a controller of their own.';
    throw new EnlaceError('configuration-invalid', message, { cause: exception });
  }
}
