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

type Range = [number, number]

const protocols = /^(?:tcp|udp|sctp)$/

/** Why a range of the host does not fit one in the container; undefined when it does. */
function misfit(outside: Range | undefined, inside: Range): boolean {
  if (!outside) return false
  const [wide, narrow] = [outside[1] - outside[0], inside[1] - inside[0]]
  // One port in the container may take the first free one of a range.
  return wide !== narrow && !(narrow === 0 && wide > 0)
}

/** Address, host port and container port of `-p`, each '' where it is left out; undefined when the form is another. */
function publishParts(spec: string): { ip: string; host: string; container: string } | undefined {
  const match = /^(?:(?:(\[[^\]]*\]|[^:]*):)?([^:]*):)?([^:]*)$/.exec(spec)
  return match ? { ip: match[1] ?? '', host: match[2] ?? '', container: match[3] ?? '' } : undefined
}

/** The forms of `-p`: [[ADDRESS:][HOST]:]CONTAINER[/PROTOCOL], ports or ranges. */
export function publish(raw: string): Valued {
  if (raw.includes('=')) return publishLong(raw)
  const [, spec = '', protocol = 'tcp'] = /^(.*?)(?:\/([^/]*))?$/s.exec(raw)!
  const kind = protocol.toLowerCase()
  if (!protocols.test(kind)) return bad('protocol', protocol)
  const parts = publishParts(spec)
  if (!parts) {
    const six = /^([\da-fA-F:]*:[\da-fA-F:]*):([^:]*):([^:]*)$/.exec(spec)
    return six && !address(six[1]!) ? bad('address', six[1]!) : bad('form', raw)
  }
  const { ip, host, container } = parts
  if (ip !== '' && !address(ip)) return bad('address', ip)
  return publishPorts(ip, host, container, kind, raw)
}

function publishPorts(ip: string, host: string, container: string, kind: string, raw: string): Valued {
  if (container === '') return bad('port', raw)
  const inside = ports(container)
  if (!inside || inside[0] === 0) return bad('port', container)
  const outside = host === '' ? undefined : ports(host)
  if (host !== '' && !outside) return bad('port', host)
  if (misfit(outside, inside)) return bad('port-ranges', `${host}:${container}`)
  const shown = (range: Range): string => (range[0] === range[1] ? `${range[0]}` : range.join('-'))
  const everywhere = ip === '' || ip === '0.0.0.0'
  return as(`${everywhere ? '' : `${ip}:`}${outside ? shown(outside) : ''}:${shown(inside)}/${kind}`)
}

/** Why a field of the long form is refused; undefined when it is not. */
function longFault(key: string, value: string, field: string): Valued | undefined {
  if (!field.includes('=')) return bad('key-value', field)
  if (!/^(?:protocol|mode|target|published)$/.test(key)) return bad('key', key)
  return /^(?:target|published)$/.test(key) && !/^\d{1,5}$/.test(value) ? bad('port', value) : undefined
}

/** `published=8080,target=80,protocol=tcp,mode=host`. */
function publishLong(raw: string): Valued {
  const found: Record<string, string> = {}
  for (const field of fields(raw) ?? []) {
    const [key = '', ...rest] = field.split('=')
    const value = rest.join('=')
    const fault = longFault(key, value, field)
    if (fault) return fault
    found[key] = value
  }
  const { target, published = '', protocol = 'tcp', mode = 'ingress' } = found
  if (target === undefined) return bad('key-value', 'target=')
  if (!protocols.test(protocol)) return bad('protocol', protocol)
  if (!/^(?:ingress|host)$/.test(mode)) return bad('mode', mode)
  return as(`${published}:${target}/${protocol}${mode === 'host' ? '/host' : ''}`)
}
