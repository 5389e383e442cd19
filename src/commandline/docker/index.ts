import type { Dialect } from '../dialect.ts'
import { dockerRules } from './rules.ts'
import { dockerValue } from './values.ts'

/** How docker 28 reads its own command lines, where its help does not say. */
export const docker: Dialect = {
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
    if (!/IMAGE|NAME\[:TAG/.test(slot)) return raw
    return raw
      .replace(/^(?:index\.)?docker\.io\//, '')
      .replace(/^library\//, '')
      .replace(/:latest$/, '')
  },
}
