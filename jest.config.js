import { listed } from './scripts/listed.mjs'

// Long suites (tests/**/*.long.ts) run under `npm run test:long`, those that need a Docker engine (*.engine.ts)
// under `npm run test:engine`.
const suites = { long: '{test,long}', engine: 'engine' }
const suite = suites[process.env.FLAGDRILL_SUITE] ?? 'test'

export default {
  globals: listed,
  // Beside the packages: what was compiled stays when the temporary folder goes.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testEnvironment: 'node',
  testTimeout: 30_000,
  testMatch: [`<rootDir>/tests/**/*.${suite}.ts`, '<rootDir>/tests/together/*.ts'],
  // `npm test` runs the quick files in groups, see `tests/together.ts`; by itself jest runs each as it is.
  testPathIgnorePatterns: [
    '/node_modules/',
    process.env.FLAGDRILL_TOGETHER ? '\\.test\\.ts$' : '<rootDir>/tests/together/',
  ],
  passWithNoTests: suite === 'engine',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '<rootDir>/tests/transform.js',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
}
