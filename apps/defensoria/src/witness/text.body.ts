import type { FastifyInstance } from 'fastify';
import { WITNESS_REQUEST_MAX_BYTES } from '@enlace/audit';

/** The protocol names no type for its question, and clients send any: what is not JSON is read as text, and no further. */
export function readTextToo(server: FastifyInstance): void {
  server.addContentTypeParser(
    '*',
    { parseAs: 'string', bodyLimit: WITNESS_REQUEST_MAX_BYTES },
    (_request, body, done) => done(null, body.toString()),
  );
}
