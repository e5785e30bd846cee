/** The import rules of the house. A rule that only warns is a rule that nobody keeps. */
const PURE = 'referral|security|transport|audit';

/** @param {string} lib @param {string} allowed libs, joined by `|` */
const libMayImport = (lib, allowed) => ({
  name: `${lib}-imports`,
  severity: 'error',
  from: { path: `^libs/(${lib})/src/` },
  to: { path: '^libs/', pathNot: `^libs/($1${allowed ? `|${allowed}` : ''})/` },
});

module.exports = {
  forbidden: [
    libMayImport('contracts|platform', ''),
    libMayImport(PURE, 'contracts'),
    libMayImport('outbox', 'contracts|transport|platform'),
    {
      name: 'libs-import-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'source-imports-no-test',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: '\\.(spec|int-spec)\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'no-app-imports-another',
      comment: 'The sandbox is the exception that runs them all in one process.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/sandbox/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-deep-import',
      comment: 'A lib is what its index says.',
      severity: 'error',
      from: { path: '^(apps|libs|test)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$2/'] },
    },
    {
      name: 'contracts-run-anywhere',
      comment: 'The console imports them: no Nest, no Node.',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'contracts-know-no-framework',
      severity: 'error',
      from: { path: '^libs/(contracts|referral)/src/' },
      to: { path: 'node_modules/(@nestjs|typeorm|bullmq|pg)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'no-development-package-at-run-time',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.d.ts'],
    },
  },
};
