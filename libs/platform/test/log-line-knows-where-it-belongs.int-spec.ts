import { beforeAll, describe, expect, it } from '@jest/globals';
import { logOf, type LogLine } from './logging.reader.js';

const SERVICES = ['onpar', 'inamu', 'audit'];
const STEPS = ['begun', 'waited', 'in a job', 'done', 'request completed'];
const idOf = (service: number, request: number): string =>
  `00000000-0000-4000-8000-00000000${service}00${request}`;

let lines: LogLine[];

/** All at the same time, so that a line which belongs to whoever came last would be found out. */
beforeAll(async () => {
  ({ lines } = await logOf('info', SERVICES, async (...urls) => {
    const asked = urls.flatMap((url, service) =>
      [1, 2, 3].map(async (request) => {
        const headers = { 'x-request-id': idOf(service, request) };
        await (await fetch(`${url}/work/step`, { headers })).text();
      }),
    );
    await Promise.all(asked);
  }));
});

describe('services that share a process', () => {
  it.each(SERVICES)('log the boot of %s under its own name', (service) => {
    const boot = lines.filter((line) => line.context === 'NestApplication');
    expect(boot.filter((line) => line.service === service)).toHaveLength(1);
  });

  it.each(SERVICES)('log what %s does under its own name', (service) => {
    const ids = [1, 2, 3].map((request) => idOf(SERVICES.indexOf(service), request));
    const own = lines.filter((line) => ids.includes(line.req?.id ?? ''));
    expect(own).toHaveLength(ids.length * STEPS.length);
    expect(own.filter((line) => line.service !== service)).toEqual([]);
  });

  it('leave no line without a name', () => {
    expect(lines.filter((line) => !SERVICES.includes(line.service))).toEqual([]);
  });
});

describe('a line', () => {
  it('carries the id of its request, whatever was waited for', () => {
    const own = lines.filter((line) => line.req?.id === idOf(1, 2));
    expect(own.map(({ msg }) => msg)).toEqual(STEPS);
  });

  it('carries the job it belongs to, and no other line does', () => {
    const inJobs = lines.filter((line) => line.job !== undefined);
    expect(inJobs).toHaveLength(SERVICES.length * 3);
    expect(inJobs.filter((line) => line.job !== 'job-1' || line.msg !== 'in a job')).toEqual([]);
  });
});
