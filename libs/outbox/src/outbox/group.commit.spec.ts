import { describe, expect, it } from '@jest/globals';
import { GroupCommit, type Settled } from './group.commit.js';

/** A commit that ends when it is told to, and remembers what it was given. */
function controlled() {
  const batches: { items: readonly string[]; end: (error?: Error) => void }[] = [];
  const commit = (items: readonly string[]): Promise<Settled<string>[]> =>
    new Promise((resolve, reject) => {
      const results = items.map((item) => ({ result: `${item}!` }));
      batches.push({ items, end: (error) => (error ? reject(error) : resolve(results)) });
    });
  return { batches, commit };
}

const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('callers that come at the same time share a transaction', () => {
  it('goes alone when nobody else is there', async () => {
    const { batches, commit } = controlled();
    const group = new GroupCommit(commit, { batch: 10, parallel: 1 });
    const answer = group.submit('a');
    expect(batches.map(({ items }) => items)).toEqual([['a']]);
    batches[0]?.end();
    await expect(answer).resolves.toBe('a!');
  });

  it('takes together what came while all transactions were busy, up to the batch', async () => {
    const { batches, commit } = controlled();
    const group = new GroupCommit(commit, { batch: 2, parallel: 1 });
    const answers = ['a', 'b', 'c', 'd'].map((item) => group.submit(item));
    for (let index = 0; index < 3; index += 1) {
      batches[index]?.end();
      await settled();
    }
    await expect(Promise.all(answers)).resolves.toEqual(['a!', 'b!', 'c!', 'd!']);
    expect(batches.map(({ items }) => items)).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('runs no more transactions at once than it may', () => {
    const { batches, commit } = controlled();
    const group = new GroupCommit(commit, { batch: 1, parallel: 2 });
    for (const item of ['a', 'b', 'c']) void group.submit(item);
    expect(batches.map(({ items }) => items)).toEqual([['a'], ['b']]);
  });
});

describe('more than may wait', () => {
  it('is told to come again, and what waits is served', async () => {
    const { batches, commit } = controlled();
    const group = new GroupCommit(commit, { batch: 1, parallel: 1, waitingMost: 1 });
    const [first, second] = [group.submit('a'), group.submit('b')];
    await expect(group.submit('c')).rejects.toMatchObject({ code: 'overloaded', retryable: true });
    batches[0]?.end();
    await settled();
    batches[1]?.end();
    await expect(Promise.all([first, second])).resolves.toEqual(['a!', 'b!']);
    expect(batches.map(({ items }) => items)).toEqual([['a'], ['b']]);
  });
});

describe('an error that is nobody’s own', () => {
  it('fails all at once: to try each alone would fail each in turn', async () => {
    const { batches, commit } = controlled();
    const group = new GroupCommit(commit, { batch: 10, parallel: 1, concernsAll: () => true });
    const answers = Promise.allSettled(['a', 'b', 'c'].map((item) => group.submit(item)));
    batches[0]?.end(new Error('away'));
    await settled();
    batches[1]?.end(new Error('away'));
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(batches).toHaveLength(2);
  });
});

describe('nobody pays for the fault of another', () => {
  it('gives each item its own outcome', async () => {
    const commit = async (items: readonly string[]): Promise<Settled<string>[]> =>
      items.map((item) => (item === 'bad' ? { error: new Error('bad') } : { result: item }));
    const group = new GroupCommit(commit, { batch: 10, parallel: 1 });
    const outcomes = await Promise.allSettled(['x', 'good', 'bad'].map((item) => group.submit(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('tries each alone when the shared transaction fails', async () => {
    const seen: (readonly string[])[] = [];
    const commit = async (items: readonly string[]): Promise<Settled<string>[]> => {
      seen.push(items);
      if (items.includes('poison')) throw new Error('the transaction failed');
      return items.map((item) => ({ result: item }));
    };
    const group = new GroupCommit(commit, { batch: 10, parallel: 1 });
    const outcomes = await Promise.allSettled(
      ['first', 'a', 'poison', 'b'].map((item) => group.submit(item)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual([['first'], ['a', 'poison', 'b'], ['a'], ['poison'], ['b']]);
  });

  it('goes on after a failure', async () => {
    let fail = true;
    const group = new GroupCommit<string, string>(
      async (items) => {
        if (fail) throw new Error('down');
        return items.map((item) => ({ result: item }));
      },
      { batch: 10, parallel: 1 },
    );
    await expect(group.submit('a')).rejects.toThrow('down');
    fail = false;
    await expect(group.submit('b')).resolves.toBe('b');
  });
});
