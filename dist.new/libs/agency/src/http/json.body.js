/**
 * Reads JSON and nothing else: a form or a plain text is what a browser sends for any page that asks it to. An empty
 * body is no body, because many clients name the type even of the nothing that they send with a command.
 */ export function readJsonOnly(server) {
    const parse = server.getDefaultJsonParser('error', 'error');
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('application/json', {
        parseAs: 'string'
    }, (request, body, done)=>{
        if (body.length === 0) done(null, undefined);
        else void parse(request, body.toString(), done);
    });
}

//# sourceMappingURL=json.body.js.map