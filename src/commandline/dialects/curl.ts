import type { Dialect } from '../dialect.ts'
import { adding, collected, ordered, valued } from './rules.ts'

/** curl: long options never take `=`, every switch has a `--no-` form, and words are addresses. */
export const curl: Dialect = {
  grammar: {
    style: 'getopt',
    longValue: 'word',
    negation: true,
    rules: {
      '--url': { takes: 'required', isWord: true },
      ...collected('--header --proxy-header --resolve --connect-to --mail-rcpt --quote --telnet-option'),
      ...ordered(
        '--data --data-ascii --data-binary --data-raw --data-urlencode --form --form-string --output',
      ),
      ...valued(
        '--user --cookie --cookie-jar --range --request --write-out --max-time --user-agent --referer',
      ),
      ...adding('--trace-time'),
    },
  },
  argument: (_slot, raw) => {
    const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(raw) ? raw : `http://${raw}`
    return /^[a-z]+:\/\/[^/?#]+$/i.test(whole) ? `${whole}/` : whole
  },
}
