import { foundFiles } from './scripts/listed.mjs'

export default {
  entry: [
    'src/app.ts',
    'src/main.ts',
    'src/api/index.ts',
    'scripts/*.mjs',
    'tests/**/*.{test,long,engine}.ts',
    // These are found by their names.
    ...foundFiles,
  ],
  project: ['src/**/*.ts', 'scripts/**/*.mjs', 'tests/**/*.ts'],
  ignoreExportsUsedInFile: true,
  ignoreBinaries: ['mount', 'umount', 'groff', 'mkfifo', 'nsenter', 'nvim'],
}
