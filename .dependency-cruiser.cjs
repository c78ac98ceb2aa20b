const { existsSync } = require('node:fs');

/**
 * Who may import whom (DESIGN §2). A rule's comment is what a person reads who broke it.
 *
 * What cannot be held here: libs are imported through their index, so a rule sees a whole lib and never
 * one of its exports. That settlement takes from `#libs/domain` its own two aggregates only is for reviewers.
 */

const lib = (name) => `^libs/${name}/`;
const tests = '\\.spec\\.ts$|\\.contract\\.ts$|/testing/|^test/';

/** The libs that a lib may import. */
const libsOf = {
  domain: [],
  contracts: [],
  client: [],
  cache: [],
  concurrency: [],
  postgres: [],
  'event-store': ['cache', 'concurrency', 'postgres'],
  projections: ['cache', 'concurrency', 'event-store', 'postgres'],
  messaging: ['concurrency', 'contracts', 'event-store', 'postgres', 'projections'],
  'approval-execution': ['concurrency', 'domain', 'event-store'],
  'read-models': ['postgres'],
  'integration-events': ['contracts', 'domain', 'event-store'],
  process: ['contracts'],
  identity: ['cache', 'contracts', 'process'],
  'embedded-postgres': ['concurrency', 'process'],
  http: ['concurrency', 'contracts', 'domain', 'event-store', 'identity', 'postgres', 'process'],
  runtime: [
    'contracts',
    'domain',
    'event-store',
    'http',
    'identity',
    'integration-events',
    'messaging',
    'postgres',
    'process',
    'projections',
  ],
};

const libRules = Object.entries(libsOf).map(([name, others]) => ({
  name: `${name}-imports`,
  comment: `Of the project's own code libs/${name} imports ${others.join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: lib(name), pathNot: tests },
  to: { path: '^(libs|apps|cli|demo|load)/', pathNot: [name, ...others].map(lib) },
}));

/** The subjects that a subject may know (DESIGN §2), and why no others. */
const subjectsOf = {
  tokens: [[], 'A token knows nothing of what is decided about it.'],
  versions: [['tokens'], 'A version belongs to a token, and does not know how it is approved.'],
  approvals: [['versions', 'tokens'], 'An approval is about a version, and does not know how it is executed.'],
  execution: [['approvals', 'versions', 'tokens'], 'An execution carries out an approval of a version.'],
  settlement: [[], 'Settlement knows the rest through contracts and its own aggregates alone.'],
  operations: [[], 'What operators do is done to the machinery, which has no subject.'],
  identity: [[], 'Who may do what does not depend on what is done.'],
};
const subjects = Object.keys(subjectsOf);
const ofSubjects = (names) => `^(apps/[^/]+|libs/(domain|contracts))/(${names.join('|')})/`;

const subjectRules = Object.entries(subjectsOf).map(([subject, [others, why]]) => ({
  name: `${subject}-knows`,
  comment: `${why} It imports ${others.join(', ') || 'no other subject'}.`,
  severity: 'error',
  from: { path: ofSubjects([subject]), pathNot: tests },
  to: { path: ofSubjects(subjects.filter((name) => name !== subject && !others.includes(name))) },
}));

module.exports = {
  forbidden: [
    ...libRules,
    ...subjectRules,
    {
      name: 'every-lib-has-its-rule',
      comment: 'A new lib says in libsOf (.dependency-cruiser.cjs) what it may import.',
      severity: 'error',
      from: { path: '^libs/', pathNot: Object.keys(libsOf).map(lib) },
      to: {},
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one story in two places.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'What cannot be found will not be there at run time either.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphans-in-libs',
      comment: 'A file that nobody imports and that imports nothing is left over.',
      severity: 'error',
      from: { path: '^libs/', pathNot: tests, orphan: true },
      to: {},
    },
    {
      name: 'reachable-from-the-index',
      comment: 'What the index of a lib does not lead to cannot be used: export it, or delete it.',
      severity: 'error',
      from: { path: '^libs/[^/]+/index\\.ts$' },
      to: { path: '^libs/', pathNot: `${tests}|/index\\.ts$`, reachable: false },
    },
    {
      name: 'libs-through-their-index',
      comment: 'The index of a lib is what it offers (`#libs/<lib>`); everything else may change without notice.',
      severity: 'error',
      from: { path: '^(apps|cli|demo|load|tools|bench|libs)/', pathNot: [tests, '^libs/([^/]+)/'] },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/index\\.ts$' },
    },
    {
      name: 'libs-through-their-index-from-libs',
      comment: 'The index of a lib is what it offers (`#libs/<lib>`); everything else may change without notice.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: tests },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/index\\.ts$'] },
    },
    {
      name: 'domain-imports-nothing',
      comment: 'Deciders are pure: no package, no Node module, no I/O.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: tests },
      to: { pathNot: '^libs/domain/' },
    },
    {
      name: 'contracts-import-zod-only',
      comment: 'Contracts are what others see: schemas, and nothing behind them.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: tests },
      to: { pathNot: '^libs/contracts/|node_modules/zod/' },
    },
    {
      name: 'client-knows-the-document-only',
      comment: 'The client is for programs that have nothing of ours but the OpenAPI document.',
      severity: 'error',
      from: { path: '^libs/client/', pathNot: tests },
      to: { pathNot: '^libs/client/|node_modules/openapi-fetch/' },
    },
    {
      name: 'postgres-imports-pg-only',
      comment: 'libs/postgres is the thin layer over the driver that everything else stands on.',
      severity: 'error',
      from: { path: '^libs/postgres/', pathNot: tests },
      to: { pathNot: '^libs/postgres/|node_modules/(@types/)?pg/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'nest-in-apps-http-and-runtime',
      comment: 'Nest is how apps are put together; everything else works without it.',
      severity: 'error',
      from: { pathNot: '^(apps|libs/(http|runtime)|test)/' },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'mikro-orm-on-the-read-side',
      comment: 'Entities are for reading: truth is written as events, and projections write rows in SQL.',
      severity: 'error',
      from: { pathNot: `^(libs/read-models|apps/query|apps/standalone)/|${tests}` },
      to: { path: 'node_modules/@mikro-orm/' },
    },
    {
      name: 'no-app-imports-an-app',
      comment: 'Apps run as processes of their own: they share libs, and standalone puts them together.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: ['^apps/standalone/', tests] },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'standalone-imports-modules-only',
      comment: 'Standalone is composition: of another app it knows the module, and what that module file exports.',
      severity: 'error',
      from: { path: '^apps/standalone/', pathNot: tests },
      to: { path: '^apps/', pathNot: ['^apps/standalone/', '^apps/[^/]+/[^/]+\\.module\\.ts$'] },
    },
    {
      name: 'cli-is-a-client',
      comment: 'The command line uses Assent as any program would, through the typed client.',
      severity: 'error',
      from: { path: '^cli/', pathNot: ['^cli/ballots/', tests] },
      to: { path: '^(apps|libs|demo|load)/', pathNot: '^libs/client/' },
    },
    {
      name: 'ballots-are-checked-by-our-rules',
      comment: 'A ballots file is checked by the rules of contracts and domain on names, before anything is sent.',
      severity: 'error',
      from: { path: '^cli/ballots/', pathNot: tests },
      to: { path: '^(apps|libs|demo|load)/', pathNot: '^libs/(client|contracts|domain)/' },
    },
    {
      name: 'load-is-a-client',
      comment:
        'The load uses Assent as any program would. Of the typed client it takes only the types, because fetch is slow.',
      severity: 'error',
      from: { path: '^load/', pathNot: tests },
      to: { path: '^(apps|libs|demo)/', pathNot: '^libs/concurrency/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'bench-measures-what-runs',
      comment:
        'The benchmarks measure libs and apps as they run. Of the tests they use the double of EventStoreDB, for machines without a server.',
      severity: 'error',
      from: { path: '^bench/' },
      to: { path: '^(cli|demo|load|test)/', pathNot: '^test/event-store-db/' },
    },
    {
      name: 'bench-takes-apps-whole',
      comment: 'The benchmarks start an app by its module, and set up a database as standalone does.',
      severity: 'error',
      from: { path: '^bench/' },
      to: { path: '^apps/', pathNot: ['^apps/[^/]+/[^/]+\\.module\\.ts$', '^apps/standalone/[^/]+\\.ts$'] },
    },
    {
      name: 'nothing-needs-the-bench',
      comment: 'The benchmarks use the project. Nothing uses them.',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { path: '^bench/' },
    },
    {
      name: 'nothing-imports-peers',
      comment: 'The packages of bench/peers are installed for the benchmarks only, which start each peer as a process.',
      severity: 'error',
      from: { pathNot: '^bench/peers/' },
      to: { path: '^bench/peers/' },
    },
    {
      name: 'peers-run-without-assent',
      comment: 'A peer shares the load and the sample events with Assent, and none of the code that is measured.',
      severity: 'error',
      from: { path: '^bench/peers/' },
      to: {
        path: '^(apps|libs|tools|bench)/',
        pathNot: '^bench/(peers/|runner/(load|peer)|actors/(opened|sample-events))',
      },
    },
    {
      name: 'demo-drives-standalone',
      comment: 'The demo uses Assent as a person would, through its HTTP API.',
      severity: 'error',
      from: { path: '^demo/', pathNot: tests },
      to: { path: '^(apps|libs)/', pathNot: ['^apps/standalone/', '^libs/(client|process|runtime)/'] },
    },
    {
      name: 'domain-meets-contracts-in-one-place',
      comment: 'Only libs/integration-events turns domain events into contracts.',
      severity: 'error',
      from: { path: '^apps/(projector|worker)/', pathNot: tests },
      to: { path: '^libs/contracts/' },
    },
    {
      name: 'settlement-through-contracts',
      comment: 'Settlement hears of approvals through integration events, and keeps books of its own.',
      severity: 'error',
      from: { path: '^apps/settlement/', pathNot: tests },
      to: { path: '^libs/(approval-execution|read-models)/' },
    },
    {
      name: 'monitoring-through-contracts',
      comment: 'Monitoring hears of what happened through integration events, and looks at the database.',
      severity: 'error',
      from: { path: '^apps/monitoring/', pathNot: tests },
      to: { path: '^libs/(approval-execution|domain|event-store)/' },
    },
    {
      name: 'reading-never-executes',
      comment: 'Queries and projections follow what happened; approvals are executed by command and worker.',
      severity: 'error',
      from: { path: '^apps/(query|projector)/', pathNot: tests },
      to: { path: '^libs/approval-execution/' },
    },
    {
      name: 'no-tests-at-run-time',
      comment: 'What runs in production does not import what is there for tests, nor its clients.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: { path: [tests, '^(cli|demo|load)/'] },
    },
    {
      name: 'no-development-packages-at-run-time',
      comment: 'A package that runs in production is a dependency.',
      severity: 'error',
      from: { path: '^(apps|libs|cli|demo|load)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-unlisted-packages',
      comment:
        'A package that only another one brings can vanish with it: list it in package.json. Types cost nothing.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Without their packages the imports of bench/peers cannot be resolved; CI installs them before it checks.
    ...(existsSync('bench/peers/node_modules') ? {} : { exclude: { path: '^bench/peers/' } }),
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
    },
  },
};
