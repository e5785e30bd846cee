import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { createParty, directoryOf } from '../../test/message.fixture.js';
import type { KeyDirectory } from '../keys/key.directory.js';
import { EphemeralKeys } from './ephemeral.keys.js';

const LANE = 'a lane';
let directory: KeyDirectory;

beforeAll(async () => {
  directory = directoryOf(await createParty('onpar'), await createParty('inamu'));
});

describe('an ephemeral key', () => {
  it('serves messages to one receiver for a minute, and then another takes its place', () => {
    let at = 0;
    const ephemerals = new EphemeralKeys({ now: () => at });
    const to = directory.encryptionKey('onpar');
    const first = ephemerals.agreeWith(to, LANE).epk;
    at = 59_999;
    expect(ephemerals.agreeWith(to, LANE).epk).toBe(first);
    at = 60_000;
    const second = ephemerals.agreeWith(to, LANE).epk;
    expect(second).not.toBe(first);
    at = 119_999;
    expect(ephemerals.agreeWith(to, LANE).epk).toBe(second);
  });

  it('serves a thousand messages and not one more', () => {
    const ephemerals = new EphemeralKeys({ now: () => 0 });
    const to = directory.encryptionKey('onpar');
    const used = Array.from({ length: 2001 }, () => ephemerals.agreeWith(to, LANE).epk);
    const counts = [...new Set(used)].map((epk) => used.filter((each) => each === epk).length);
    expect(counts).toEqual([1000, 1000, 1]);
  });

  it('is never shared between two receivers, two lanes or two processes', () => {
    const [onpar, inamu] = [directory.encryptionKey('onpar'), directory.encryptionKey('inamu')];
    const ephemerals = new EphemeralKeys();
    const epks = [
      ephemerals.agreeWith(onpar, LANE),
      ephemerals.agreeWith(inamu, LANE),
      ephemerals.agreeWith(onpar, 'another lane'),
      new EphemeralKeys().agreeWith(onpar, LANE),
    ].map(({ epk }) => epk);
    expect(new Set(epks).size).toBe(epks.length);
  });

  it('is not used for another key that took over a kid', () => {
    const ephemerals = new EphemeralKeys();
    const [onpar, inamu] = [directory.encryptionKey('onpar'), directory.encryptionKey('inamu')];
    const before = ephemerals.agreeWith(onpar, LANE).epk;
    expect(ephemerals.agreeWith({ kid: onpar.kid, key: inamu.key }, LANE).epk).not.toBe(before);
  });

  it('leaves no private half behind: what is kept is its public half and one secret', () => {
    const ephemerals = new EphemeralKeys();
    const agreement = ephemerals.agreeWith(directory.encryptionKey('onpar'), LANE);
    expect(Object.keys(agreement)).toEqual(['kid', 'epk', 'secret']);
    expect(agreement.secret).toHaveLength(32);
    expect(inspect(ephemerals, { depth: Infinity, showHidden: true })).not.toContain(agreement.epk);
  });

  it('leaves no secret behind either when its time is over, though nobody asks for it again', async () => {
    const ephemerals = new EphemeralKeys({ lifetime: 5 });
    const { secret } = ephemerals.agreeWith(directory.encryptionKey('onpar'), LANE);
    expect(secret.some((byte) => byte !== 0)).toBe(true);
    await eventually(() => secret.every((byte) => byte === 0));
  });
});
