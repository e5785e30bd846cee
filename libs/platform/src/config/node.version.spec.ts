import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { refuseOldNode } from './node.version.js';

describe('a Node that is older than what was built for', () => {
  it.each(['20.20.2', '25.9.0'])('such as %s is refused at boot, with what to do', (version) => {
    expect(() => refuseOldNode(version)).toThrow(/26 or later.*this is \d+\.[\s\S]*npm script/);
  });

  it('is none that package.json allows', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    expect(() => refuseOldNode(`${engines.node.replace('>=', '')}.0.0`)).not.toThrow();
    expect(() => refuseOldNode()).not.toThrow();
  });
});
