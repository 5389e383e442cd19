import type { Valued } from '../dialect.ts'
import { as, bad, fields } from '../values.ts'

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/
const ipv6 = /^\[?(?=.*:)[\da-fA-F:]+(?:\d+\.\d+\.\d+\.\d+)?\]?$/
/** Whether a text is an IP address of either sort. */
export const address = (text: string): boolean => ipv4.test(text) || ipv6.test(text)

/** First and last port of `80` or `8000-8010`; undefined when it is neither. */
export function ports(text: string): [number, number] | undefined {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text)
  if (!match) return undefined
  const first = Number(match[1])
  const last = Number(match[2] ?? match[1])
  return first > 65535 || last > 65535 || last < first ? undefined : [first, last]
}

/** The forms of `-p`: [[ADDRESS:][HOST]:]CONTAINER[/PROTOCOL], ports or ranges. */
export function publish(raw: string): Valued {
  if (raw.includes('=')) return publishLong(raw)
  const [, spec, protocol] = /^(.*?)(?:\/([^/]*))?$/s.exec(raw)!
  const kind = (protocol ?? 'tcp').toLowerCase()
  if (!/^(?:tcp|udp|sctp)$/.test(kind)) return bad('protocol', protocol!)
  const match = /^(?:(?:(\[[^\]]*\]|[^:]*):)?([^:]*):)?([^:]*)$/.exec(spec!)
  if (!match) {
    const six = /^([\da-fA-F:]*:[\da-fA-F:]*):([^:]*):([^:]*)$/.exec(spec!)
    return six && !address(six[1]!) ? bad('address', six[1]!) : bad('form', raw)
  }
  const [, ip = '', host = '', container = ''] = match
  if (ip !== '' && !address(ip)) return bad('address', ip)
  if (container === '') return bad('port', raw)
  const inside = ports(container)
  if (!inside || inside[0] === 0) return bad('port', container)
  const outside = host === '' ? undefined : ports(host)
  if (host !== '' && !outside) return bad('port', host)
  if (
    outside &&
    outside[1] - outside[0] !== inside[1] - inside[0] &&
    !(inside[0] === inside[1] && outside[1] > outside[0])
  )
    return bad('port-ranges', `${host}:${container}`)
  const shown = (range: [number, number]): string => (range[0] === range[1] ? `${range[0]}` : range.join('-'))
  const everywhere = ip === '' || ip === '0.0.0.0'
  return as(`${everywhere ? '' : `${ip}:`}${outside ? shown(outside) : ''}:${shown(inside)}/${kind}`)
}

/** `published=8080,target=80,protocol=tcp,mode=host`. */
function publishLong(raw: string): Valued {
  const found: Record<string, string> = {}
  for (const field of fields(raw) ?? []) {
    const [key = '', value] = [field.split('=')[0], field.split('=').slice(1).join('=')]
    if (!field.includes('=')) return bad('key-value', field)
    if (!/^(?:protocol|mode|target|published)$/.test(key)) return bad('key', key)
    if ((key === 'target' || key === 'published') && !/^\d{1,5}$/.test(value!)) return bad('port', value!)
    found[key] = value!
  }
  if (found.target === undefined) return bad('key-value', 'target=')
  if (found.protocol !== undefined && !/^(?:tcp|udp|sctp)$/.test(found.protocol))
    return bad('protocol', found.protocol)
  if (found.mode !== undefined && !/^(?:ingress|host)$/.test(found.mode)) return bad('mode', found.mode)
  const mode = found.mode === 'host' ? '/host' : ''
  return as(`${found.published ?? ''}:${found.target}/${found.protocol ?? 'tcp'}${mode}`)
}
