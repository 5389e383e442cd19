// Replaces what differs between two runs of one engine: ids, times, sizes, addresses, names that were made up.
const rules: [RegExp, string][] = [
  [/\b[0-9a-f]{64}\b/g, 'ID'],
  [/\b[0-9a-f]{12}\b/g, 'ID'],
  [/\b[a-z0-9]{25}\b\*?/g, 'ID'],
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| \+0000 UTC)?/g, 'TIME'],
  [/\b(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) \w{3} [ \d]\d \d\d:\d\d:\d\d UTC \d{4}\b/g, 'TIME'],
  [/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d\b/g, 'TIME'],
  [/\b(?:Less than a second|About a minute|About an hour|\d+ (?:second|minute|hour|day|week)s?)\b/g, 'SPAN'],
  [/\b\d+(?:\.\d+)?(?:B|kB|MB|GB)\b(?: \(\d+%\))?/g, 'SIZE'],
  [/\b172\.\d+\.\d+\.\d+\b/g, 'IP'],
  [/\b(?:3276[89]|327[7-9]\d|32[89]\d\d|3[3-9]\d{3}|4\d{4})\b(?=->|$)/gm, 'PORT'],
  [/:(?:3276[89]|327[7-9]\d)$/gm, ':PORT'],
  [/(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/g, 'MAC'],
  [/\blookup \S+(?: on \S+)?:.*?network is unreachable/g, 'NETWORK'],
  [/\/[\w./-]*\/volumes\//g, '/VOLUMES/'],
]

const madeUp = /\b(?!docker_)[a-z]+_[a-z]+\d?\b/g

/** A text of the engine or the simulator without what may differ. */
export function normalised(text: string, folder: string): string {
  let plain = text.replaceAll(folder, 'FOLDER').replaceAll('/home/me', 'FOLDER')
  for (const [shape, word] of rules) plain = plain.replace(shape, word)
  return plain
    .replace(madeUp, 'NAME')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim()
}

/** Lists whose order the engine does not promise. */
const unordered =
  /docker (?:compose|image ls|images|diff|container diff|volume ls|network ls|.*prune|system df|load)/

/** Process numbers differ from run to run. */
const numbered = /docker (?:container )?(?:top|exec)/

/** The output of a line, so that it can be compared. */
export function comparable(line: string, text: string, folder: string): string {
  let plain = normalised(text, folder)
  if (numbered.test(line) && /\b(?:top|ps)\b/.test(line))
    plain = plain.replace(/\b\d+\b/g, 'N').replace(/N:N(?::N)?/g, 'TIME')
  if (/inspect/.test(line) && plain.startsWith('[')) return inspected(text)
  if (/build/.test(line)) plain = plain.replace(/^#\d+ .*$/gm, '').replace(/\n+/g, '\n')
  // Compose says some things twice where no terminal is.
  if (/docker compose/.test(line))
    plain = [...new Set(plain.split('\n'))].join('\n').replace(/^time=\S+/gm, 'TIME')
  if (/system df/.test(line)) plain = plain.replace(/^Build Cache.*$/m, '')
  // Records of BuildKit, of which the simulator has steps alone.
  if (/system prune/.test(line)) plain = plain.replace(/^Deleted build cache objects:\n(?:ID\n)+\n*/m, '')
  if (/wait/.test(line)) plain = plain.replace(/^\(.*\)$/gm, '')
  return unordered.test(line) ? plain.split('\n').sort().join('\n') : plain
}

const volatile =
  /^(?:Id|Created|CreatedAt|StartedAt|FinishedAt|Pid|.*Path|SandboxID|SandboxKey|EndpointID|NetworkID|MacAddress|IPAddress|IPv4Address|Gateway|Subnet|Mountpoint|Source|Image|Digest|digest|size|Size|Hostname|RepoDigests|LastTagTime|Identity|Descriptor|ImageManifestDescriptor|Storage|Layers|Metadata|Status|HostPort|Options|DNSNames|MaskedPaths|ReadonlyPaths)$/

/** `docker inspect` without what may differ. */
function inspected(text: string): string {
  const keep = (key: string, value: unknown): unknown => {
    if (volatile.test(key) && key !== 'Status') return undefined
    if (key === 'Status' && typeof value !== 'string') return undefined
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return Object.fromEntries(
        Object.entries(value as Record<string, unknown>)
          .map(([name, item]) => [name.replace(/^[0-9a-f]{64}$/, 'ID'), item] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    return value
  }
  try {
    return normalised(JSON.stringify(JSON.parse(text), keep, 1), '/nowhere')
  } catch {
    return text
  }
}
