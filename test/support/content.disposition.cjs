/**
 * `@fastify/static` requires `content-disposition` 3, which is ESM only; Jest on Node 20 has no `require(esm)`, and
 * Nest ends the process over it. Only the files of the API page go through here.
 */
module.exports = { create: () => 'attachment' };
