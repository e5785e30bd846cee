/**
 * Four sizes of test, each chosen by name: `npm run jest -- --selectProjects unit`.
 * ESM throughout, because every @nestjs/* 12 package is ESM only (docs/adr/0002-jest-in-an-esm-house.md).
 */
const swc = {
  // .swcrc leaves specs out of the build; here they are what is wanted.
  swcrc: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
};

const base = {
  rootDir: new URL('..', import.meta.url).pathname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@enlace/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};

const servers = {
  globalSetup: '<rootDir>/test/support/servers.setup.ts',
  globalTeardown: '<rootDir>/test/support/servers.teardown.ts',
};

export default {
  rootDir: base.rootDir,
  testTimeout: 60_000,
  // Modules of a file outlive it in Jest's ESM mode: in one process the run grew past four gigabytes and crawled.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/**/*.spec.ts'] },
    { ...base, ...servers, displayName: 'integration', testMatch: ['<rootDir>/**/*.int-spec.ts'] },
    { ...base, ...servers, displayName: 'e2e', testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'] },
    { ...base, displayName: 'faults', testMatch: ['<rootDir>/test/faults/*.fault-spec.ts'] },
  ],
};
