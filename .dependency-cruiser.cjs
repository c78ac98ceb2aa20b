const { existsSync } = require('node:fs');

/**
 * The allowed imports (DESIGN §2). Developers who break a rule read its comment.
 *
 * Libs are imported through their index, so a rule sees a whole lib and not its exports. Reviewers must therefore check
 * that settlement uses only its own two aggregates of `#libs/domain`.
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
  tenants: [],
  'event-store': ['cache', 'concurrency', 'postgres', 'tenants'],
  projections: ['cache', 'concurrency', 'event-store', 'postgres'],
  messaging: ['concurrency', 'contracts', 'event-store', 'postgres', 'projections'],
  'approval-execution': ['concurrency', 'domain', 'event-store'],
  'read-models': ['postgres'],
  signatures: ['domain', 'tenants'],
  'integration-events': ['contracts', 'domain', 'event-store'],
  process: ['contracts'],
  identity: ['cache', 'contracts', 'domain', 'event-store', 'process'],
  'embedded-postgres': ['concurrency', 'postgres', 'process'],
  http: ['cache', 'concurrency', 'contracts', 'domain', 'event-store', 'identity', 'postgres', 'process'],
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
  comment: `libs/${name} may import only ${others.join(', ') || 'no other part'} of the project.`,
  severity: 'error',
  from: { path: lib(name), pathNot: tests },
  to: { path: '^(libs|apps|cli|demo|load)/', pathNot: [name, ...others].map(lib) },
}));

/** The subjects that a subject may import (DESIGN §2), with the reason. */
const subjectsOf = {
  tokens: [[], 'A token does not know its versions or decisions about them.'],
  versions: [['tokens'], 'A version belongs to a token, and does not know how it is approved.'],
  approvals: [
    ['signatures', 'versions', 'tokens'],
    'An approval is about a version and has signed votes, and does not know how it is executed.',
  ],
  execution: [['approvals', 'versions', 'tokens'], 'An execution carries out an approval of a version.'],
  settlement: [[], 'Settlement knows other subjects through contracts only.'],
  operations: [[], 'Operations act on the machinery, which belongs to no subject.'],
  signatures: [[], 'A signing key belongs to a person, and does not know what it signs.'],
  identity: [[], 'Permissions do not depend on what a command does.'],
  access: [['identity'], 'Grants give roles and permissions, whatever these allow.'],
};
const subjects = Object.keys(subjectsOf);
const ofSubjects = (names) => `^(apps/[^/]+|libs/(domain|contracts))/(${names.join('|')})/`;

const subjectRules = Object.entries(subjectsOf).map(([subject, [others, why]]) => ({
  name: `${subject}-knows`,
  comment: `${why} It may import ${others.join(', ') || 'no other subject'}.`,
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
      comment: 'Add a new lib to libsOf (.dependency-cruiser.cjs), with the libs that it may import.',
      severity: 'error',
      from: { path: '^libs/', pathNot: Object.keys(libsOf).map(lib) },
      to: {},
    },
    {
      name: 'no-circular',
      comment:
        'Two files that import each other cannot be understood separately. Merge them or extract the shared part.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that cannot be resolved fails at run time.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphans-in-libs',
      comment: 'A file without any import relation is unused. Delete it.',
      severity: 'error',
      from: { path: '^libs/', pathNot: tests, orphan: true },
      to: {},
    },
    {
      name: 'reachable-from-the-index',
      comment: 'Code that the index of a lib does not reach cannot be used. Export it or delete it.',
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
      comment: 'Contracts are the schemas that clients see. They know no implementation.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: tests },
      to: { pathNot: '^libs/contracts/|node_modules/zod/' },
    },
    {
      name: 'client-knows-the-document-only',
      comment: 'The client serves programs that know only the OpenAPI document.',
      severity: 'error',
      from: { path: '^libs/client/', pathNot: tests },
      to: { pathNot: '^libs/client/|node_modules/openapi-fetch/' },
    },
    {
      name: 'postgres-imports-pg-only',
      comment: 'libs/postgres is the thin layer over the driver. All other code uses that layer.',
      severity: 'error',
      from: { path: '^libs/postgres/', pathNot: tests },
      to: { pathNot: '^libs/postgres/|node_modules/(@types/)?pg/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'nest-in-apps-http-and-runtime',
      comment: 'Nest composes apps. All other code must work without it.',
      severity: 'error',
      from: { pathNot: '^(apps|libs/(http|runtime)|test)/' },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'mikro-orm-on-the-read-side',
      comment: 'Entities are for reading. Changes are events, and projections write rows with SQL.',
      severity: 'error',
      from: { pathNot: `^(libs/read-models|apps/query|apps/standalone)/|${tests}` },
      to: { path: 'node_modules/@mikro-orm/' },
    },
    {
      name: 'no-app-imports-an-app',
      comment: 'Apps run as separate processes, so they share only libs. Standalone composes them.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: ['^apps/standalone/', tests] },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'standalone-imports-modules-only',
      comment: 'Standalone only composes apps, so it imports only their module files.',
      severity: 'error',
      from: { path: '^apps/standalone/', pathNot: tests },
      to: { path: '^apps/', pathNot: ['^apps/standalone/', '^apps/[^/]+/[^/]+\\.module\\.ts$'] },
    },
    {
      name: 'cli-is-a-client',
      comment: 'The command line uses Assent like any other program, through the typed client.',
      severity: 'error',
      from: {
        path: '^cli/',
        pathNot: [
          '^cli/ballots/',
          '^cli/signatures/',
          '^cli/checked-client\\.ts$',
          '^cli/commands/doctor-config\\.ts$',
          '^cli/identity/credentials\\.ts$',
          tests,
        ],
      },
      to: { path: '^(apps|libs|demo|load)/', pathNot: '^libs/client/' },
    },
    {
      name: 'answers-are-checked-by-the-contract',
      comment: 'The command line takes an answer for that of Assent only if it has the schema of its operation.',
      severity: 'error',
      from: { path: '^cli/checked-client\\.ts$', pathNot: tests },
      to: { path: '^(apps|libs|demo|load)/', pathNot: '^libs/(client|contracts)/' },
    },
    {
      name: 'settings-are-read-as-a-server-reads-them',
      comment:
        'npx assent doctor config shows what a server would start with, so it reads the environment with the same code.',
      severity: 'error',
      from: { path: '^cli/commands/doctor-config\\.ts$', pathNot: tests },
      to: { path: '^(apps|libs|demo|load)/', pathNot: '^libs/(client|process)/' },
    },
    {
      name: 'sign-ins-are-locked',
      comment: 'Commands that run at the same time change the file of sign-ins under the lock that servers use.',
      severity: 'error',
      from: { path: '^cli/identity/credentials\\.ts$', pathNot: tests },
      to: { path: '^(apps|libs|demo|load)/', pathNot: '^libs/process/' },
    },
    {
      name: 'ballots-are-checked-by-our-rules',
      comment: 'The check of a ballots file uses the name rules of contracts and domain before anything is sent.',
      severity: 'error',
      from: { path: '^cli/ballots/', pathNot: tests },
      to: { path: '^(apps|libs|demo|load)/', pathNot: '^libs/(client|contracts|domain)/' },
    },
    {
      name: 'signatures-are-verified-here',
      comment: 'Signing and verifying trust no server, so they use the code of the server and not its answers.',
      severity: 'error',
      from: { path: '^cli/signatures/', pathNot: tests },
      to: { path: '^(apps|libs|demo|load)/', pathNot: '^libs/(client|signatures)/' },
    },
    {
      name: 'load-is-a-client',
      comment:
        'The load uses Assent like any other program. It imports only types from the typed client, because fetch is slow.',
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
      comment: 'The demo uses Assent through its HTTP API, as users do.',
      severity: 'error',
      from: { path: '^demo/', pathNot: tests },
      to: { path: '^(apps|libs)/', pathNot: ['^apps/standalone/', '^libs/(client|process|runtime)/'] },
    },
    {
      name: 'domain-meets-contracts-in-one-place',
      comment: 'Only libs/integration-events translates domain events into integration events.',
      severity: 'error',
      from: { path: '^apps/(projector|worker)/', pathNot: tests },
      to: { path: '^libs/contracts/' },
    },
    {
      name: 'settlement-through-contracts',
      comment: 'Settlement learns of approvals through integration events, and has its own books.',
      severity: 'error',
      from: { path: '^apps/settlement/', pathNot: tests },
      to: { path: '^libs/(approval-execution|read-models)/' },
    },
    {
      name: 'monitoring-through-contracts',
      comment: 'Monitoring uses integration events and the database only.',
      severity: 'error',
      from: { path: '^apps/monitoring/', pathNot: tests },
      to: { path: '^libs/(approval-execution|domain|event-store)/' },
    },
    {
      name: 'reading-never-executes',
      comment: 'Only the command app and the worker execute approvals. Queries and projections follow the log.',
      severity: 'error',
      from: { path: '^apps/(query|projector)/', pathNot: tests },
      to: { path: '^libs/approval-execution/' },
    },
    {
      name: 'no-tests-at-run-time',
      comment: 'Production code imports neither test code nor its clients.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: { path: [tests, '^(cli|demo|load)/'] },
    },
    {
      name: 'no-development-packages-at-run-time',
      comment: 'A package that production code imports must be in dependencies.',
      severity: 'error',
      from: { path: '^(apps|libs|cli|demo|load)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-unlisted-packages',
      comment:
        'A package that only another package requires can disappear with it. List it in package.json. Types are exempt.',
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
