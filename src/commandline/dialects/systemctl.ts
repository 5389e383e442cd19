import type { Dialect } from '../dialect.ts'
import { as } from '../values.ts'
import { collected, lastOf, means, valued } from './rules.ts'

const units =
  /^(?:start|stop|restart|reload|try-restart|reload-or-restart|try-reload-or-restart|status|enable|disable|reenable|mask|unmask|is-active|is-enabled|is-failed|show|cat|edit|kill|isolate|reset-failed|list-dependencies|preset|revert|clean|freeze|thaw|help|add-wants|add-requires)$/
const suffix = /\.(?:service|socket|device|mount|automount|swap|target|path|timer|slice|scope)$/

const sorted = (raw: string): string => raw.split(',').sort().join(',')

/** systemctl: options anywhere, units with or without `.service`. */
export const systemctl: Dialect = {
  grammar: {
    style: 'getopt',
    globals: 'anywhere',
    anyOrder: true,
    rules: {
      ...collected('--type --state --property'),
      ...valued('--host --machine --lines --output --signal --kill-whom --root --job-mode'),
      ...lastOf('manager', '--user --system --global'),
      '--legend': { takes: 'required' },
      ...means({
        '--no-legend': '--legend=no',
        '--failed': '--state=failed',
        '-P': '--property=ActiveState --value',
      }),
    },
  },
  value: (_path, option, _type, raw) =>
    option === '--type' || option === '--state' || option === '--property' ? as(sorted(raw)) : undefined,
  rewrite(reading) {
    const [verb] = reading.path === '' ? reading.positionals : []
    const command = verb?.raw ?? reading.path
    if (!units.test(command)) return
    for (const item of reading.positionals)
      if (item !== verb && !suffix.test(item.raw) && !/[*?[/]/.test(item.raw))
        item.value = `${item.raw}.service`
  },
}
