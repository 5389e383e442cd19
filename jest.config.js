// Long suites (tests/**/*.long.ts) run under `npm run test:long`.
const long = process.env.FLAGDRILL_LONG === '1'

export default {
  testEnvironment: 'node',
  testTimeout: 30_000,
  testMatch: [long ? '<rootDir>/tests/**/*.{test,long}.ts' : '<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
}
