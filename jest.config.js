/** Runs the TypeScript sources directly, as ES modules. */
export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/cli', '<rootDir>/load', '<rootDir>/tools', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Resolves `#libs/…` to the sources. Outside tests it resolves to the build: see "imports" in package.json.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  globalSetup: './test/services/start.ts',
  globalTeardown: './test/services/stop.ts',
  testSequencer: './test/longest-first.ts',
  reporters: ['default', './test/summary-reporter.ts'],
  // Longer than `eventually` waits, so that it can say what it has waited for.
  testTimeout: 120_000,
  // By default jest reserves one core for itself, which would leave only one on a machine with two. With more workers than
  // cores, calls in tests exceed the deadlines of the product.
  maxWorkers: '100%',
};
