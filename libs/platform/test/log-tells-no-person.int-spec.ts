import { beforeAll, describe, expect, it } from '@jest/globals';
import { logOf, type LogLine } from './logging.reader.js';

const NAME = 'Xiomara';
const CODE = '7KQ4-M2XD-H';
const TOKEN = 'a-token-that-nobody-may-read';

const PATHS = [
  `/api/v1/referrals/${CODE}/return`,
  '/api/v1/referrals/7kq4-m2xd-h/return',
  '/api/v1/referrals/7kq4m2xdh/return',
  '/api/v1/referrals/abcdefghj/return',
  '/api/v1/referrals/7KQ4%20M2XD%20H/return',
] as const;

async function post(url: string): Promise<void> {
  const response = await fetch(`${url}?name=${NAME}&code=${CODE}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}`, cookie: `name=${NAME}` },
    body: JSON.stringify({ alias: NAME, reason: 'no-capacity' }),
  });
  await response.text();
}

async function get(url: string): Promise<void> {
  await (await fetch(url, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
}

describe('a log', () => {
  let raw: string;
  let lines: LogLine[];
  const of = (path: string): LogLine[] =>
    lines.filter((line) => line.req?.path === path && line.res !== undefined);

  beforeAll(async () => {
    ({ raw, lines } = await logOf('trace', ['probe'], async (url) => {
      for (const path of PATHS) await post(`${url}${path}`);
      await get(`${url}/api/v1/checkpoint/42`);
      await get(`${url}/api/v1/nowhere/${NAME}`);
      await get(`${url}/api/v1/referrals/${NAME.toLowerCase()}`);
      await get(`${url}/health/live`);
      await get(`${url}/api/v1/fails`);
      await get(`${url}/api/v1/reports`);
    }));
  });

  it('is one JSON object a line, and says of which service', () => {
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter(({ service }) => service !== 'probe')).toEqual([]);
  });

  it('holds nobody’s name: of body, query, header, path, error, cause or detail', () => {
    expect(raw.toLowerCase()).not.toContain(NAME.toLowerCase());
  });

  it('holds no token', () => {
    expect(raw).not.toContain(TOKEN);
    expect(raw).not.toMatch(/authorization|cookie/i);
  });

  it('holds no case code, however it was typed', () => {
    const bare = raw.toLowerCase().replace(/%20|[\s-]/g, '');
    expect(bare).not.toContain('7kq4m2xdh');
    expect(bare).not.toContain('abcdefghj');
    expect(of('/api/v1/referrals/:code/return')).toHaveLength(PATHS.length);
  });

  it('says of a request what was asked and how it ended', () => {
    expect(of('/api/v1/referrals/:code/return')[0]).toMatchObject({
      req: { method: 'POST', path: '/api/v1/referrals/:code/return' },
      res: { status: 201 },
      msg: 'request completed',
    });
    expect(of('/api/v1/checkpoint/42')[0]).toMatchObject({ res: { status: 200 } });
  });

  it('says of a request nothing else', () => {
    const [line] = of('/api/v1/referrals/:code/return');
    expect(Object.keys(line?.req ?? {}).toSorted()).toEqual(['id', 'method', 'path']);
    expect(Object.keys(line?.res ?? {})).toEqual(['status']);
  });

  it('does not count the heartbeats of a load balancer', () => {
    expect(lines.filter(({ req }) => req?.path.startsWith('/health'))).toEqual([]);
  });

  it('says of an error its class, its code and where it was thrown', () => {
    const errors = lines.flatMap(({ err }) => err ?? []);
    expect(errors.length).toBeGreaterThanOrEqual(4);
    const thrown = errors.filter(({ type }) => type === 'DriverError');
    expect(thrown.length).toBeGreaterThanOrEqual(4);
    for (const error of thrown) {
      expect(Object.keys(error).toSorted()).toEqual(['code', 'stack', 'type']);
      expect(error.code).toBe('22P02');
      expect(error.stack).toMatch(/^\s+at .*logging\.process\.ts/);
    }
  });

  it('keeps the text that we wrote ourselves', () => {
    const probes = lines.filter(({ context }) => context === 'Probe').map(({ msg }) => msg);
    expect(probes).toContain('reported with a text');
    expect(probes).toContain('a plain warning');
  });
});

describe('a log that is set to errors', () => {
  it('is silent of what went well', async () => {
    const { lines } = await logOf('error', ['probe'], async (url) => {
      await get(`${url}/api/v1/checkpoint/42`);
      await get(`${url}/api/v1/reports`);
    });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ level }) => level < 50)).toEqual([]);
  });
});
