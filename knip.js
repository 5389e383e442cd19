import { listed } from './scripts/listed.mjs'

export default {
  entry: [
    'src/app.ts',
    'src/main.ts',
    'src/api/index.ts',
    'scripts/*.mjs',
    'tests/**/*.{test,long,engine}.ts',
    // These are found by their names.
    ...listed.flagdrillCommands.map((name) => `src/commands/${name}.ts`),
    ...listed.flagdrillLanguages.map((name) => `src/i18n/${name}.ts`),
  ],
  project: ['src/**/*.ts', 'scripts/**/*.mjs', 'tests/**/*.ts'],
  ignoreExportsUsedInFile: true,
  ignoreBinaries: ['mount', 'umount', 'groff', 'mkfifo', 'nsenter'],
}
