import { describe, expect, it } from '@jest/globals';
import { requestIdOf } from './request.id.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const idOf = (headers: Record<string, string>): string => requestIdOf({ headers });

describe('the id of a request', () => {
  it.each([
    ['a case code', '7KQ4-M2XD-H'],
    ['a name', 'Xiomara'],
    ['a line break', `00000000-0000-4000-8000-000000000000\nxiomara`],
    ['a UUID with something behind it', '00000000-0000-4000-8000-000000000000x'],
    ['two UUIDs', '00000000-0000-4000-8000-000000000000, 00000000-0000-4000-8000-000000000001'],
    ['a very long word', 'x'.repeat(10_000)],
    ['nothing', ''],
  ])('is never %s, though a caller says so', (_, given) => {
    expect(idOf({ 'x-request-id': given })).toMatch(UUID);
    expect(idOf({ traceparent: given })).toMatch(UUID);
  });

  it.each([
    ['of no trace', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['of no span', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['of a version that is not ours to read', `ff-${TRACE}-00f067aa0ba902b7-01`],
    ['in capitals, which the standard forbids', `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`],
  ])('is a new one beside a traceparent %s', (_, traceparent) => {
    expect(idOf({ traceparent })).toMatch(UUID);
  });

  it('is the caller’s, if that is a UUID', () => {
    expect(idOf({ 'x-request-id': '01A20BAC-25F3-7567-A1C9-C3F104EEDE7F' })).toBe(
      '01a20bac-25f3-7567-a1c9-c3f104eede7f',
    );
  });

  it('is the trace the request belongs to', () => {
    expect(idOf({ traceparent: `00-${TRACE}-00f067aa0ba902b7-01` })).toBe(TRACE);
  });

  it('is another one for each request', () => {
    expect(idOf({})).not.toBe(idOf({}));
  });
});
