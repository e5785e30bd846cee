import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { DatabaseError, type Pool } from 'pg';
import { watchPool } from './postgres.connection.js';

/** A pool as its watcher hears it, and what the watcher made of it. */
function watched() {
  const pool = new EventEmitter();
  const told: string[] = [];
  const lose = watchPool(pool as unknown as Pool, {
    up: () => told.push('up'),
    down: () => told.push('down'),
  });
  const open = (): EventEmitter => {
    const session = new EventEmitter();
    pool.emit('connect', session);
    pool.emit('acquire', session);
    return session;
  };
  const take = (session: EventEmitter): boolean => pool.emit('acquire', session);
  const release = (session: EventEmitter, error?: Error): boolean => pool.emit('release', error, session);
  return { told, open, take, release, lose };
}

describe('a pool that is watched', () => {
  it('is up when a session opens, and when a statement was answered', () => {
    const { told, open, release } = watched();
    release(open());
    expect(told).toEqual(['up', 'up']);
  });

  it('is up when a statement was refused by the server, and down when that ended the session', () => {
    const { told, open, release } = watched();
    for (const code of ['23505', '57P01']) {
      const error = new DatabaseError('no', 0, 'error');
      error.code = code;
      release(open(), error);
    }
    expect(told).toEqual(['up', 'up', 'up', 'down']);
  });

  it('is down when a session ends, in hand or not', () => {
    const { told, open } = watched();
    open().emit('error', new Error('gone'));
    expect(told).toEqual(['up', 'down']);
  });

  it('is not up again for an answer that was under way when another session ended, but for the next', () => {
    const { told, open, take, release } = watched();
    const [one, other] = [open(), open()];
    other.emit('error', new Error('gone'));
    release(one);
    expect(told).toEqual(['up', 'up', 'down']);
    take(one);
    release(one);
    expect(told).toEqual(['up', 'up', 'down', 'up']);
  });

  it('is not up again either when it was the session beside the pool that ended', () => {
    const { told, open, take, release, lose } = watched();
    const session = open();
    lose();
    release(session);
    expect(told).toEqual(['up', 'down']);
    take(session);
    release(session);
    expect(told).toEqual(['up', 'down', 'up']);
  });
});
