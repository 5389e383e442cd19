import type { Dialect, GivenOption } from '../dialect.ts'
import { fileMode } from '../gnu-values.ts'
import { adding, collected, exclusive, lastOf, means, optional, ordered, valued } from './rules.ts'

const modes = '--create --extract --list --append --update --diff --delete --concatenate --test-label'

/** GNU tar. */
export const tar: Dialect = {
  grammar: {
    style: 'getopt',
    letters: true,
    rules: {
      ...exclusive('mode', modes),
      ...exclusive('compression', '--gzip --bzip2 --xz --zstd --lzma --lzip --lzop --compress'),
      ...valued(
        '--file --strip-components --transform --use-compress-program --owner --group --mode --mtime --level',
      ),
      ...collected('--exclude --exclude-from --files-from'),
      ...ordered('--directory'),
      ...adding('--verbose'),
      ...means({
        '--get': '--extract',
        '--compare': '--diff',
        '--catenate': '--concatenate',
        '--gunzip': '--gzip',
        '--ungzip': '--gzip',
        '--uncompress': '--compress',
        '--same-permissions': '--preserve-permissions',
      }),
    },
  },
  rules(_path, options) {
    const mode = options.some(({ name }) => modes.split(' ').includes(name) || name === '--get')
    return mode || asksOnly(options) ? [] : [{ code: 'needs-option', name: '-c, -x, -t, -r, -u' }]
  },
}

const asksOnly = (options: readonly GivenOption[]): boolean =>
  options.some(({ name }) => /^--(?:help|usage|version|show-defaults|get|compare|catenate)$/.test(name))

/** GNU programs whose words are files in any order, and that need no more than getopt. */
export const anyOrder: Dialect = { grammar: { style: 'getopt', anyOrder: true } }
/** GNU programs that need no more than getopt. */
export const gnu: Dialect = { grammar: { style: 'getopt' } }

/** GNU cp and mv. */
export const cp: Dialect = {
  grammar: {
    style: 'getopt',
    rules: {
      ...optional('--backup --preserve --reflink --sparse --update --context'),
      ...valued('--target-directory --suffix --no-preserve'),
      ...lastOf('overwrite', '--interactive --no-clobber'),
      ...means({
        '--archive': '-d -R --preserve=all',
        '-d': '--no-dereference --preserve=links',
        '-p': '--preserve=mode,ownership,timestamps',
        '-r': '--recursive',
        '-R': '--recursive',
      }),
      '--preserve': { takes: 'optional', implied: 'mode,ownership,timestamps', repeats: 'collects' },
    },
  },
  // `-t DIR a b` is `a b DIR`.
  rewrite(reading) {
    const { options, positionals } = reading
    const target = options.find(({ spec }) => spec.name === '--target-directory')
    if (target) {
      reading.options = options.filter((option) => option !== target)
      positionals.push({ raw: target.raw, value: target.raw, word: target.to })
    } else if (positionals.length < 3) return
    // The files that are copied into a folder may be named in any order.
    const sources = positionals.splice(0, positionals.length - 1)
    positionals.unshift(...sources.sort((a, b) => (a.raw < b.raw ? -1 : 1)))
  },
}

/** GNU wc: lines, words and bytes where the line says nothing else. */
export const wc: Dialect = {
  grammar: { style: 'getopt' },
  rewrite(reading) {
    const { options, spec } = reading
    const counts = ['--lines', '--words', '--bytes', '--chars', '--max-line-length']
    if (!spec || options.some((option) => counts.includes(option.spec.name))) return
    for (const name of counts.slice(0, 3)) {
      const own = spec.options.get(name)
      if (own) options.push({ spec: own, spelt: name, raw: 'true', value: 'true', from: 0, to: 0 })
    }
  },
}

/** GNU diff. */
export const diff: Dialect = {
  grammar: {
    style: 'getopt',
    rules: {
      ...optional('--color --context --unified'),
      ...collected('--exclude --ignore-matching-lines --label'),
      // No help names it.
      '-L': { takes: 'required', means: '--label' },
      '-u': { takes: 'none', means: '--unified=3' },
      '-c': { takes: 'none', means: '--context=3' },
      '-U': { takes: 'required', means: '--unified=$' },
      '-C': { takes: 'required', means: '--context=$' },
      '--unified': { takes: 'optional', implied: '3' },
      '--context': { takes: 'optional', implied: '3' },
      '--color': { takes: 'optional', implied: 'auto' },
    },
  },
}

/** GNU mkdir, chmod and du. */
export const mkdir: Dialect = {
  grammar: { style: 'getopt', anyOrder: true, rules: { ...valued('--mode'), ...optional('--context') } },
  arity: { '': { min: 1 } },
  value: (_path, option, _type, raw) => (option === '--mode' ? fileMode(raw) : undefined),
}

/** GNU du. */
export const du: Dialect = {
  grammar: {
    style: 'getopt',
    rules: {
      ...valued('--max-depth --block-size --threshold --exclude-from'),
      ...collected('--exclude'),
      ...optional('--time'),
      ...means({ '-b': '--apparent-size --block-size=1', '-k': '--block-size=1K', '-m': '--block-size=1M' }),
      '--summarize': { takes: 'none', means: '--max-depth=0' },
      '-s': { takes: 'none', means: '--max-depth=0' },
    },
  },
}

/** rsync. */
export const rsync: Dialect = {
  grammar: {
    style: 'getopt',
    abbreviations: false,
    negation: true,
    rules: {
      ...means({
        '--archive': '-r -l -p -t -g -o -D',
        '-D': '--devices --specials',
        '-P': '--partial --progress',
        '--del': '--delete',
        '--delete-during': '--delete',
      }),
      ...adding('--verbose --human-readable'),
      '--include': { takes: 'required', series: 'filters' },
      '--exclude': { takes: 'required', series: 'filters' },
      '--filter': { takes: 'required', series: 'filters' },
      '--include-from': { takes: 'required', series: 'filters' },
      '--exclude-from': { takes: 'required', series: 'filters' },
      ...valued(
        '--rsh --max-size --min-size --bwlimit --files-from --log-file --chmod --backup-dir --partial-dir',
      ),
      ...collected('--link-dest --compare-dest --copy-dest'),
    },
  },
}
