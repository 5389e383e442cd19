// The rows of src/README.md: a file imports its own room or a lower row.
const rows = [
  ['model'],
  ['commandline'],
  ['sources', 'simulator', 'kinds', 'schedule', 'i18n'],
  ['session', 'goals', 'insight', 'fit', 'export', 'anki', 'peers', 'settings', 'world'],
  ['render', 'report'],
  ['play'],
  ['commands', 'io'],
  ['store', 'library', 'terminal', 'sync'],
  ['system'],
  ['parse', 'api'],
  ['cli\\.ts'],
  ['app\\.ts'],
  ['main\\.ts'],
]
const path = (row) => row.map((room) => `^src/${room}`)

// The rooms that touch the machine.
const machine = '^src/(io|store|library|terminal|sync|system)/'

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
      name: 'commands-and-machine-apart',
      severity: 'error',
      from: { path: '^src/commands' },
      to: { path: machine },
    },
    {
      name: 'machine-and-commands-apart',
      severity: 'error',
      from: { path: machine },
      to: { path: '^src/(commands|play|render)' },
    },
    {
      name: 'node-only-in-machine-rooms',
      severity: 'error',
      from: { path: '^src/', pathNot: [machine, '^src/main\\.ts'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ts-fsrs-only-in-schedule',
      severity: 'error',
      from: { pathNot: '^src/schedule/fsrs\\.ts' },
      to: { path: 'node_modules/ts-fsrs' },
    },
    {
      name: 'd3-only-in-report',
      severity: 'error',
      from: { pathNot: '^src/report/' },
      to: { path: 'node_modules/d3-' },
    },
    {
      name: 'enquirer-only-in-terminal-lowdb-only-in-store',
      severity: 'error',
      from: { pathNot: '^src/(terminal|store)/' },
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
