// The rows of src/README.md: a file imports its own room or a lower row.
const rows = [
  ['model'],
  ['commandline'],
  ['sources', 'kinds', 'schedule', 'i18n'],
  ['session', 'insight', 'fit', 'export', 'anki', 'settings', 'world\\.ts'],
  ['render', 'report'],
  ['play'],
  ['commands', 'io', 'sync'],
  ['parse'],
  ['cli\\.ts'],
  ['app\\.ts'],
  ['main\\.ts'],
]
const path = (row) => row.map((room) => `^src/${room}`)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...rows.slice(0, -1).map((row, index) => ({
      name: `not-upwards-from-${row[0].replace('\\', '')}`,
      severity: 'error',
      from: { path: path(row) },
      to: { path: rows.slice(index + 1).flatMap(path) },
    })),
    {
      name: 'commands-and-io-apart',
      severity: 'error',
      from: { path: '^src/commands' },
      to: { path: '^src/(io|sync)' },
    },
    {
      name: 'io-and-commands-apart',
      severity: 'error',
      from: { path: '^src/(io|sync)' },
      to: { path: '^src/(commands|play|render)' },
    },
    {
      name: 'system-only-in-io',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(io/|sync/|main\\.ts)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ts-fsrs-only-in-schedule',
      severity: 'error',
      from: { pathNot: '^src/schedule/fsrs\\.ts' },
      to: { path: 'node_modules/ts-fsrs' },
    },
    {
      name: 'echarts-only-in-report',
      severity: 'error',
      from: { pathNot: '^src/report/' },
      to: { path: 'node_modules/echarts' },
    },
    {
      name: 'enquirer-and-lowdb-only-in-io',
      severity: 'error',
      from: { pathNot: '^src/io/' },
      to: { path: 'node_modules/(enquirer|lowdb)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
