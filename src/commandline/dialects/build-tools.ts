import type { Grammar, OptionRule } from '../../model/index.ts'
import type { Dialect } from '../dialect.ts'
import type { Reading, ReadOption } from '../reading.ts'
import { adding, collected, means, ordered, switches, valued } from './rules.ts'

/** GNU make: variables among its words, and numbers behind `-j`. */
export const make: Dialect = {
  grammar: {
    style: 'getopt',
    pairs: 'any',
    rules: {
      '--jobs': { takes: 'optional', numeric: true },
      '--load-average': { takes: 'optional', numeric: true },
      ...collected('--include-dir --old-file --what-if'),
      ...ordered('--directory --file --eval'),
      '--output-sync': { takes: 'optional', implied: 'target' },
      '--debug': { takes: 'optional' },
      '-O': { takes: 'optional', implied: 'target', means: '--output-sync=$' },
      ...means({
        '--just-print': '--dry-run',
        '--recon': '--dry-run',
        '--quiet': '--silent',
        '--no-keep-going': '--stop',
        '--max-load': '--load-average',
      }),
      '--makefile': { takes: 'required', means: '--file=$', repeats: 'ordered' },
      '--assume-new': { takes: 'required', means: '--what-if=$' },
      '--new-file': { takes: 'required', means: '--what-if=$' },
      '--assume-old': { takes: 'required', means: '--old-file=$' },
    },
  },
}

const prefix: OptionRule = { takes: 'required', repeats: 'ordered' }

const linked = /^-(?:l|L|Wl|Xlinker|T|z)/

/** Inputs and what goes to the linker in their order; everything else in any order. */
function canonical(reading: Reading, options: readonly ReadOption[]): string[] {
  const isInput = ({ spelt, raw }: ReadOption): boolean =>
    linked.test(spelt) || (spelt === '-W' && raw.startsWith('l,'))
  const text = ({ spec, value }: ReadOption): string => `${spec.name} ${value}`
  const inputs = [
    ...options.filter(isInput).map((option) => ({ at: option.from, text: text(option) })),
    ...reading.positionals.map(({ word, raw }) => ({ at: word, text: raw })),
  ].sort((a, b) => a.at - b.at)
  return [
    ...options
      .filter((option) => !isInput(option))
      .map(text)
      .sort(),
    ...inputs.map((item) => item.text),
  ]
}

/** GCC: long options with one dash, values attached, order for the linker. */
export const gcc: Dialect = {
  grammar: {
    style: 'single',
    dashes: 'either',
    longValue: 'either',
    rules: {
      ...valued('-o -x -T -u -z -include -isystem -iquote -idirafter -Xlinker -MF -MT -MQ -aux-info'),
      '-D': prefix,
      '-U': prefix,
      '-I': prefix,
      '-L': prefix,
      '-l': prefix,
      '-O': { takes: 'optional', implied: '1' },
      '-g': { takes: 'optional' },
      '-W': { takes: 'optional', repeats: 'collects' },
      '-f': { takes: 'attached', repeats: 'collects' },
      '-m': { takes: 'attached', repeats: 'collects' },
      '-std': { takes: 'attached' },
      '--output': { takes: 'required', means: '-o' },
      ...switches(
        '-c -S -E -v -w -s -shared -static -pthread -pipe -pie -no-pie -ansi -pedantic -p -pg -rdynamic -nostdlib -nostdinc -save-temps -M -MM -MD -MMD -MP --version --help',
      ),
    },
  },
  canonical,
}

const goBuild = {
  ...valued(
    '-o -p -C -mod -modfile -ldflags -gcflags -asmflags -tags -buildmode -compiler -overlay -pgo -toolexec -installsuffix -pkgdir -gccgoflags -coverpkg -covermode',
  ),
  ...switches('-a -n -v -x -race -msan -asan -cover -work -trimpath -linkshared -modcacherw -i'),
  '-buildvcs': { takes: 'optional', implied: 'true' },
} satisfies Record<string, OptionRule>

/** go: its own flag package, with the flags that all building commands share. */
export const go: Dialect = {
  grammar: { style: 'go' },
  grammars: {
    build: { rules: { ...goBuild, ...switches('-json') }, complete: true },
    install: { rules: goBuild, complete: true },
    run: { rules: { ...goBuild, ...valued('-exec') } },
    test: {
      rules: {
        ...goBuild,
        ...valued(
          '-run -count -timeout -bench -cpu -parallel -coverprofile -skip -benchtime -fuzz -fuzztime -exec -shuffle -vet',
        ),
        ...switches('-short -failfast -benchmem -json -c -args'),
      },
    },
    list: {
      rules: {
        ...goBuild,
        ...valued('-f'),
        '-json': { takes: 'optional', implied: 'true' },
        ...switches('-m -u -deps -e -test -export -find -compiled -versions -retracted'),
      },
    },
    env: { rules: switches('-json -w -u -changed'), complete: true },
    get: { rules: { ...goBuild, ...switches('-u -t -d') } },
    vet: { rules: { ...goBuild, ...valued('-vettool -c'), ...switches('-json') } },
    fmt: { rules: { ...valued('-mod'), ...switches('-n -x') }, complete: true },
  },
}

const newPackage: Grammar = {
  rules: {
    ...valued('--name'),
    '--vcs': { takes: 'required', choices: ['git', 'hg', 'pijul', 'fossil', 'none'] },
    '--edition': { takes: 'required', choices: ['2015', '2018', '2021', '2024'] },
    '--lib': { takes: 'none', excludes: 'kind' },
    '--bin': { takes: 'none', excludes: 'kind', default: 'true' },
  },
}

/** cargo. */
export const cargo: Dialect = {
  grammar: {
    style: 'clap',
    globals: 'anywhere',
    rules: { ...adding('--verbose'), ...collected('--config -Z --features --bin --package') },
  },
  grammars: {
    new: newPackage,
    init: newPackage,
    test: { rules: { '--lib': { takes: 'none' }, '--bins': { takes: 'none' } } },
  },
}
