import { EnlaceError } from "../../../contracts/src/index.js";
import { sendProblem } from "./problem.document.js";
/** What must be answered above all when there is too much to do. */ const ALWAYS = /^\/(health|metrics)\b/;
/**
 * Answers 503 at the door when as many requests are under way as may be: before the body is read, so that no memory
 * grows with what waits outside. Nothing was accepted then, and an officer's device sends the flag again.
 */ export function limitInFlight(server, most) {
    let inFlight = 0;
    server.addHook('onRequest', (request, reply, done)=>{
        if (ALWAYS.test(request.url)) return done();
        if (inFlight >= most) {
            const message = 'Too many requests are under way, so this one was not read. Send it again in a moment.';
            void sendProblem(reply, new EnlaceError('overloaded', message));
            return;
        }
        inFlight += 1;
        // Not `finish`: a client that hangs up is gone as well.
        reply.raw.once('close', ()=>inFlight -= 1);
        done();
    });
}

//# sourceMappingURL=back.pressure.js.map