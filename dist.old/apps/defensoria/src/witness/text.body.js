import { WITNESS_REQUEST_MAX_BYTES } from "../../../../libs/audit/src/index.js";
/** The protocol names no type for its question, and clients send any: what is not JSON is read as text, and no further. */ export function readTextToo(server) {
    server.addContentTypeParser('*', {
        parseAs: 'string',
        bodyLimit: WITNESS_REQUEST_MAX_BYTES
    }, (_request, body, done)=>done(null, body.toString()));
}

//# sourceMappingURL=text.body.js.map