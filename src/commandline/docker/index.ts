import type { Dialect } from '../dialect.ts'
import { path } from '../values.ts'
import { dockerRules } from './rules.ts'
import { dockerValue, imageName } from './values.ts'

/** How docker 28 reads its own command lines, where its help does not say. */
export const docker: Dialect = {
  grammar: { style: 'pflag' },
  // Plugins of their own, which change with every release.
  grammars: {
    compose: { complete: false },
    buildx: { complete: false },
    // Help says 0 and means that the engine decides: ten seconds, unless the container was made with others.
    'container stop': { rules: { '--timeout': { default: '10' } } },
    'container restart': { rules: { '--timeout': { default: '10' } } },
  },
  // Those of Docker's makers; `help` is in every client.
  plugins:
    'ai app buildx cloud compose debug desktop dev extension feedback harden help init mcp model offload pass sandbox sbom scan scout trust'.split(
      ' ',
    ),
  twins: { 'buildx build': 'image build' },
  aliases: {
    'buildx build': 'image build',
    'builder build': 'image build',
    'buildx b': 'image build',
  },
  stops: ['container commit', 'container top', 'image tag'],
  hidden: {
    '--net': '--network',
    '--net-alias': '--network-alias',
    '--dns-opt': '--dns-option',
    'container stop --time': '--timeout',
    'container restart --time': '--timeout',
  },
  keyed: ['--env', '--label', '--build-arg', '--annotation', '--sysctl', '--log-opt', '--storage-opt'],
  ordered: ['--dns', '--dns-search', '--env-file', '--file'],
  arity: {
    'image import': { min: 1, max: Number.POSITIVE_INFINITY },
    'plugin create': { min: 2, max: Number.POSITIVE_INFINITY },
    'volume update': { min: 1, max: 1 },
  },
  value: dockerValue,
  rules: dockerRules,
  argument(slot, raw) {
    if (/^PATH/.test(slot)) return path(raw)
    return /IMAGE|NAME\[:TAG/.test(slot) ? imageName(raw) : raw
  },
  rewrite(reading) {
    const [folder] = reading.path === 'image build' ? reading.positionals : []
    if (folder) folder.raw = path(folder.raw)
  },
  isExtra: (command, option) =>
    option === '--no-trunc' ||
    option === '--quiet-pull' ||
    (/^container (?:run|create)$/.test(command) && /^--(?:rm|interactive|tty)$/.test(option)) ||
    // Removing what needs no force is the same with it.
    (option === '--force' && /^(?:container|image|volume|network) rm$| prune$/.test(command)) ||
    (command === 'container exec' && /^--(?:interactive|tty)$/.test(option)),
}
