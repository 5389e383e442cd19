import type { Dialect, Valued } from '../dialect.ts'
import type { Reading } from '../reading.ts'
import { as } from '../values.ts'
import { adding, collected, means, meansValue, switches, valued } from './rules.ts'

/** `Port=22`, `Port 22` and `port=22` are one setting. */
function setting(raw: string): Valued {
  const match = /^\s*([A-Za-z]+)\s*[=\s]\s*(.*)$/s.exec(raw)
  return as(match ? `${match[1]!.toLowerCase()}=${match[2]!.trim()}` : raw.toLowerCase())
}

/** Puts the user of `USER@HOST` with the options. */
function rewrite(reading: Reading): void {
  const [host] = reading.positionals
  const option = reading.spec?.options.get('-l')
  const match = /^(?:ssh:\/\/)?([^@]+)@(.+)$/.exec(host?.raw ?? '')
  if (!host || !option || !match) return
  host.raw = match[2]!
  host.value = match[2]!
  const raw = match[1]!
  reading.options.push({ spec: option, spelt: `${raw}@`, raw, value: raw, from: host.word, to: host.word })
}

/** OpenSSH: options also behind the host, each of them a setting, of which the first counts. */
export const ssh: Dialect = {
  grammar: {
    style: 'posix',
    options: 'inside',
    complete: true,
    rules: {
      '-o': { takes: 'required', repeats: 'first' },
      ...meansValue({
        '-p': '-oPort=$',
        '-l': '-oUser=$',
        '-J': '-oProxyJump=$',
        '-e': '-oEscapeChar=$',
        '-c': '-oCiphers=$',
        '-m': '-oMACs=$',
        '-b': '-oBindAddress=$',
        '-B': '-oBindInterface=$',
        '-S': '-oControlPath=$',
      }),
      ...means({
        '-4': '-oAddressFamily=inet',
        '-6': '-oAddressFamily=inet6',
        '-A': '-oForwardAgent=yes',
        '-a': '-oForwardAgent=no',
        '-X': '-oForwardX11=yes',
        '-x': '-oForwardX11=no',
        '-C': '-oCompression=yes',
        '-N': '-oSessionType=none',
        '-T': '-oRequestTTY=no',
        '-n': '-oStdinNull=yes',
        '-q': '-oLogLevel=quiet',
        '-f': '-oForkAfterAuthentication=yes',
      }),
      '-t': { takes: 'none', repeats: 'adds' },
      ...adding('-v'),
      ...collected('-i -L -R -D'),
      ...valued('-F -E -W -w -I -O -Q -P'),
      ...switches('-G -g -K -k -M -s -V -Y -y'),
    },
  },
  keyed: ['-o'],
  arity: { '': { min: 1, max: Number.POSITIVE_INFINITY, slots: ['destination', 'command'], innerFrom: 1 } },
  value: (_path, option, _type, raw) => (option === '-o' ? setting(raw) : undefined),
  rewrite,
}
