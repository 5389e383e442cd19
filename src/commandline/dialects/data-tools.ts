import type { Dialect } from '../dialect.ts'
import { adding, collected, lastOf, means, switches, valued } from './rules.ts'

const twoWords = { takes: 'required', words: 2, repeats: 'collects' } as const

/** jq: no `=` behind long options, and some that take a name and a value. */
export const jq: Dialect = {
  grammar: {
    style: 'getopt',
    abbreviations: false,
    longValue: 'word',
    complete: true,
    rules: {
      '--arg': twoWords,
      '--argjson': twoWords,
      '--slurpfile': twoWords,
      '--rawfile': twoWords,
      ...valued('--indent -f -L'),
      ...switches(
        '-r -c -n -e -s -S -R -j -a -C -M -h -V --tab --seq --stream --stream-errors --args --jsonargs --unbuffered --raw-output0 --build-configuration',
      ),
      ...means({
        '--raw-output': '-r',
        '--compact-output': '-c',
        '--null-input': '-n',
        '--exit-status': '-e',
        '--slurp': '-s',
        '--sort-keys': '-S',
        '--raw-input': '-R',
        '--join-output': '-j',
        '--ascii-output': '-a',
        '--color-output': '-C',
        '--monochrome-output': '-M',
        '--help': '-h',
        '--version': '-V',
      }),
      '--from-file': { takes: 'required', means: '-f' },
    },
  },
}

/** pip: optparse, with the options of the program anywhere. */
export const pip: Dialect = {
  grammar: {
    style: 'argparse',
    globals: 'anywhere',
    rules: {
      ...adding('--verbose --quiet'),
      ...collected('--exclude --requirement --constraint --find-links --extra-index-url --path'),
    },
  },
  grammars: {
    install: { anyOrder: true },
    uninstall: { anyOrder: true },
    list: { rules: { '--format': { takes: 'required', choices: ['columns', 'freeze', 'json'] } } },
  },
}

/** black: click. */
export const black: Dialect = {
  grammar: {
    style: 'click',
    anyOrder: true,
    rules: {
      ...collected('--target-version'),
      ...lastOf('colour', '--color --no-color'),
      '--line-length': { takes: 'required', type: 'int', default: '88' },
      '--workers': { takes: 'required', type: 'int' },
    },
  },
}
