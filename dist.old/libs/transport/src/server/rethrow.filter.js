function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
import { EnlaceError } from "../../../contracts/src/index.js";
import { Catch } from "@nestjs/common";
import { throwError } from "rxjs";
export class RethrowFilter {
    /** @throws EnlaceError configuration-invalid in front of an HTTP route, whose answer must show no error as it is. */ catch(exception, host) {
        if (host.getType() === 'rpc') return throwError(()=>exception);
        const message = 'RethrowFilter is for handlers of events. Give the HTTP routes a controller of their own.';
        throw new EnlaceError('configuration-invalid', message, {
            cause: exception
        });
    }
}
RethrowFilter = _ts_decorate([
    Catch()
], RethrowFilter);

//# sourceMappingURL=rethrow.filter.js.map