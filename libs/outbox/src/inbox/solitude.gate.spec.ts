import { describe, expect, it } from '@jest/globals';
import { SolitudeGate } from './solitude.gate.js';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A gate, who is inside, and how to let them out. */
function watched() {
  const gate = new SolitudeGate(10);
  const inside: string[] = [];
  const leave = new Map<string, () => void>();
  const work = (name: string) => async (): Promise<void> => {
    inside.push(name);
    await new Promise<void>((resolve) => leave.set(name, resolve));
    inside.splice(inside.indexOf(name), 1);
  };
  const out = async (name: string): Promise<void> => {
    leave.get(name)?.();
    await settled();
  };
  return { gate, inside, work, out };
}

describe('a gate', () => {
  it('lets many work together', async () => {
    const { gate, inside, work } = watched();
    for (const name of ['a', 'b', 'c']) void gate.together(1, work(name));
    await settled();
    expect(inside).toEqual(['a', 'b', 'c']);
  });

  it('lets nobody in beside one who is alone, and no one be alone beside others', async () => {
    const { gate, inside, work, out } = watched();
    void gate.together(1, work('a'));
    void gate.apart(work('alone'));
    void gate.together(1, work('b'));
    await settled();
    expect(inside).toEqual(['a']);
    await out('a');
    expect(inside).toEqual(['alone']);
    await out('alone');
    expect(inside).toEqual(['b']);
  });

  it('lets those who want to be alone in one after the other', async () => {
    const { gate, inside, work, out } = watched();
    void gate.apart(work('one'));
    void gate.apart(work('two'));
    await settled();
    expect(inside).toEqual(['one']);
    await out('one');
    expect(inside).toEqual(['two']);
  });

  it('gives the work’s own outcome, and opens again after a failure', async () => {
    const { gate, inside, work } = watched();
    const failing = gate.apart(() => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(gate.together(1, () => Promise.resolve(7))).resolves.toBe(7);
    void gate.apart(work('next'));
    await settled();
    expect(inside).toEqual(['next']);
  });

  it('lets in no more than it has room for, and nobody past who waits', async () => {
    const { gate, inside, work, out } = watched();
    void gate.together(6, work('a'));
    void gate.together(4, work('b'));
    void gate.together(5, work('c'));
    void gate.together(1, work('d'));
    await settled();
    expect(inside).toEqual(['a', 'b']);
    await out('b');
    expect(inside).toEqual(['a']);
    await out('a');
    expect(inside).toEqual(['c', 'd']);
  });

  it('lets one in alone who carries more than there is room for', async () => {
    const { gate, inside, work, out } = watched();
    void gate.together(1, work('a'));
    void gate.together(11, work('heavy'));
    void gate.together(1, work('b'));
    await settled();
    expect(inside).toEqual(['a']);
    await out('a');
    expect(inside).toEqual(['heavy']);
    await out('heavy');
    expect(inside).toEqual(['b']);
  });
});
