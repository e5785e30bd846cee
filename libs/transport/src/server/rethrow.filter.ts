import { Catch, type ArgumentsHost, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Lets a handler's error reach the transport as it is. Without it Nest replaces every error by "Internal server error",
 * and an `UnrecoverableError` would be tried again and again.
 *
 * Register it on the microservice (`app.connectMicroservice(...).useGlobalFilters(new RethrowFilter())`), not on the
 * application: an HTTP answer must keep being masked, so outside of a microservice it throws the error back to Nest.
 */
@Catch()
export class RethrowFilter implements RpcExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost): Observable<never> {
    if (host.getType() !== 'rpc') throw exception;
    return throwError(() => exception);
  }
}
