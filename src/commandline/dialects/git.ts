import type { Grammar } from '../../model/index.ts'
import type { Dialect } from '../dialect.ts'
import { collected, lastOf, means, meansValue, optional, ordered, switches, valued } from './rules.ts'

// The options of revisions and diffs, which `git log -h` leaves out.
const history: Grammar = {
  complete: false,
  // Options of revisions and diffs are not read by the common parser.
  abbreviations: false,
  number: '--max-count',
  rules: {
    ...valued(
      '--max-count --skip --since --until --date --unified -S -G --pickaxe-regex --diff-filter --max-parents --min-parents',
    ),
    ...collected('--author --committer --grep -L'),
    ...meansValue({
      '-n': '--max-count',
      '--after': '--since=$',
      '--before': '--until=$',
      '-U': '--unified=$',
      '--format': '--pretty=tformat:$',
    }),
    ...optional('--pretty', 'medium'),
    ...optional('--stat --color --decorate --find-renames --find-copies --dirstat --word-diff --color-words'),
    '--stat': { takes: 'optional' },
    '--decorate': { takes: 'optional', implied: 'short' },
    '--color': { takes: 'optional', implied: 'always' },
    '-M': { takes: 'optional', means: '--find-renames' },
    '-C': { takes: 'optional', means: '--find-copies' },
    '--exit-code': { takes: 'none' },
    ...switches(
      '--graph --all --branches --tags --remotes --reverse --merges --no-merges --first-parent --patch --name-only --name-status --numstat --shortstat --summary --cached --follow --abbrev-commit --ignore-all-space --ignore-space-change --left-right --cherry-pick --topo-order --date-order --boundary --no-patch --relative --check --full-diff -i -E -F -z --no-index',
    ),
    ...means({
      '--oneline': '--pretty=oneline --abbrev-commit',
      '-p': '--patch',
      '-u': '--patch',
      '-s': '--no-patch',
      '--staged': '--cached',
      '-w': '--ignore-all-space',
      '-b': '--ignore-space-change',
    }),
  },
}

const files: Grammar = { anyOrder: true }
// A name may be a branch or a file: `--` tells which.
const either: Grammar = { dashDash: 'word' }

/** A revision in one of its spellings: `HEAD^` is `HEAD~1`, `@` is `HEAD`. */
const revision = (raw: string): string =>
  raw
    .replace(/^@(?=$|[~^:.])/, 'HEAD')
    .replace(/(?<=^[\w./-]+(?:~\d+)*)[~^](?=$|[~:.])/g, '~1')
    .replace(/~1\^(?=$|:)/g, '~1~1')

/** git: its own option parser, and what the short help of its commands leaves out. */
export const git: Dialect = {
  grammar: {
    style: 'git',
    rules: {
      '-C': { takes: 'required', repeats: 'ordered', default: '.' },
      ...valued('-c --git-dir --work-tree --namespace --config-env'),
      ...optional('--exec-path'),
      ...switches(
        '--no-pager --paginate --bare --no-replace-objects --literal-pathspecs --no-optional-locks',
      ),
      ...means({ '-p': '--paginate', '-P': '--no-pager' }),
    },
  },
  grammars: {
    log: history,
    show: history,
    diff: history,
    shortlog: history,
    whatchanged: history,
    'rev-list': history,
    'format-patch': history,
    'range-diff': history,
    stash: { complete: false },
    blame: { complete: false },
    add: files,
    rm: files,
    checkout: {
      ...either,
      rules: { ...valued('-b -B --orphan'), '--track': { takes: 'optional' } },
    },
    reset: {
      ...either,
      rules: {
        ...lastOf('mode', '--soft --hard --merge --keep'),
        '--mixed': { takes: 'none', group: 'mode', default: 'true' },
      },
    },
    restore: files,
    status: {
      rules: {
        ...lastOf('format', '--short --long'),
        '--porcelain': { takes: 'optional', group: 'format', implied: 'v1' },
        '--untracked-files': { takes: 'optional', implied: 'all' },
        '--ignored': { takes: 'optional', implied: 'traditional' },
        '--column': { takes: 'optional' },
        '--find-renames': { takes: 'optional' },
        '--ignore-submodules': { takes: 'optional', implied: 'all' },
      },
    },
    commit: {
      rules: {
        ...ordered('--message --trailer'),
        '--gpg-sign': { takes: 'optional' },
        '--untracked-files': { takes: 'optional', implied: 'all' },
        '--edit': { takes: 'none', group: 'edit' },
      },
    },
    push: {
      rules: {
        '--force-with-lease': { takes: 'optional' },
        '--signed': { takes: 'optional' },
        '--recurse-submodules': { takes: 'required' },
      },
    },
    branch: {
      rules: {
        '--color': { takes: 'optional' },
        '--column': { takes: 'optional' },
        '--track': { takes: 'optional' },
        '--abbrev': { takes: 'optional' },
      },
    },
    merge: {
      rules: { '--gpg-sign': { takes: 'optional' }, '--log': { takes: 'optional' }, ...lastOf('ff', '--ff') },
    },
    rebase: { rules: { '--gpg-sign': { takes: 'optional' }, '--rebase-merges': { takes: 'optional' } } },
    clone: {
      rules: {
        '--recurse-submodules': { takes: 'optional' },
        '--recursive': { takes: 'optional', means: '--recurse-submodules' },
      },
    },
    pull: { rules: { '--rebase': { takes: 'optional', implied: 'true' } } },
    config: { complete: false },
  },
  arity: { show: { min: 0 } },
  rewrite({ path, positionals }) {
    for (const item of positionals) item.value = revision(item.raw)
    // A line that names nothing is about HEAD.
    const [only] = positionals
    if (
      /^(?:show|log|reset|rev-list|shortlog)$/.test(path) &&
      positionals.length === 1 &&
      /^(?:HEAD|@)$/.test(only!.raw)
    )
      positionals.pop()
  },
  value(_path, option, _type, raw) {
    // Dates may have dots for spaces.
    if (option === '--since' || option === '--until')
      return { value: raw.replace(/(?<=\w)\.(?=[a-z])/g, ' ') }
    const own = option === '--pretty' && raw.includes('%') && !/^t?format:/.test(raw)
    return own ? { value: `tformat:${raw}` } : undefined
  },
}
