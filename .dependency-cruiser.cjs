/** Who may import whom (DESIGN §2). A rule's comment is what a person reads who broke it. */
const lib = (name) => `^libs/${name}/`;

/** The libs that a lib may import; Nest only where it is named. */
const mayImport = {
  domain: [],
  contracts: [],
  postgres: [],
  'event-store': ['postgres'],
  projections: ['event-store', 'postgres'],
  messaging: ['contracts', 'event-store', 'postgres', 'projections'],
  'approval-execution': ['domain', 'event-store'],
  'read-models': [],
  platform: ['contracts', 'event-store', 'messaging', 'postgres', 'projections'],
};

const libRules = Object.entries(mayImport).map(([name, others]) => ({
  name: `${name}-imports`,
  comment: `libs/${name} imports no other lib than: ${others.join(', ') || 'none'}.`,
  severity: 'error',
  from: { path: lib(name), pathNot: '\\.spec\\.ts$' },
  to: { path: '^(libs|apps|demo)/', pathNot: [name, ...others].map(lib) },
}));

module.exports = {
  forbidden: [
    ...libRules,
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one story in two places.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'What cannot be found will not be there at run time either.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-imports-nothing',
      comment: 'Deciders are pure: no package, no Node module, no I/O.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { pathNot: '^libs/domain/' },
    },
    {
      name: 'contracts-import-zod-only',
      comment: 'Contracts are what others see: schemas and nothing behind them.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/contracts/|node_modules/zod/' },
    },
    {
      name: 'nest-in-apps-and-platform',
      comment: 'Nest is how apps are put together; the other libs work without it.',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/platform/' },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'no-app-imports-an-app',
      comment: 'Apps run as processes of their own: they share libs, and standalone puts them together.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/|\\.spec\\.ts$' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'domain-meets-contracts-in-one-place',
      comment: 'Only projector/integration-events turns domain events into contracts.',
      severity: 'error',
      from: { path: '^apps/projector/', pathNot: '^apps/projector/integration-events/' },
      to: { path: '^libs/contracts/' },
    },
    {
      name: 'no-development-packages-at-run-time',
      comment: 'A package that runs in production is a dependency.',
      severity: 'error',
      from: { path: '^(apps|libs|demo)/', pathNot: '\\.spec\\.ts$|\\.contract\\.ts$|/testing/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
    },
  },
};
