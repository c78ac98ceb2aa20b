/** Runs the TypeScript sources as they are, as ES modules. */
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
  // `#libs/…` are the sources here and the build elsewhere: see "imports" in package.json.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  globalSetup: './test/services/start.ts',
  globalTeardown: './test/services/stop.ts',
  reporters: ['default', './test/summary-reporter.ts'],
  testTimeout: 60_000,
  // jest leaves a core to itself, which on a machine with two would leave one to the tests.
  maxWorkers: '100%',
};
