import { patternOf } from '../../src/commandline/index.ts'
import { deckEntries } from './client.ts'
import { engine, withEngine } from './engine.ts'
import { clean, helpers, run } from './engine-shell.ts'

// Every example of the decks, run on an engine where what it names is there: it is accepted, and a container that is
// meant to go on is still up three seconds later.

const files = `
project
printf 'DB=1\\n' >db.env; printf 'team=shop\\n' >labels.txt; echo token >token.txt; mkdir -p app docs out dev site; cp compose.yaml compose.prod.yaml; cp db.env prod.env
printf 'FROM alpine AS test\\nARG VERSION\\nRUN true\\nFROM test AS build\\nRUN true\\n' >Dockerfile.dev
`
const named = (line: string, names: readonly string[]): string[] =>
  names.filter((name) => new RegExp(`(?:^|[\\s=:/])${name}(?![\\w-])`).test(line))

/** What a line names: containers, networks, volumes, images, files. */
const world = (line: string): string =>
  [
    files,
    ...named(line, ['web', 'db', 'api', 'box', 'worker', 'backup', 'job']).map(
      (name) => `docker run -dit -P --stop-signal KILL --name ${name} httpd`,
    ),
    ...named(line, ['backend', 'shopnet', 'lab', 'front', 'back']).map(
      (name, index) => `docker network create --subnet 10.77.${index}.0/24 ${name}`,
    ),
    ...named(line, ['data', 'pgdata', 'dbdata']).map((name) => `docker volume create ${name}`),
    ...named(line, [
      'shop',
      'shop:1',
      'shop:1.0',
      'shop:2',
      'web:1.0',
      'team/app:1',
      'shop:dev',
      'team/tool',
    ]).map((name) => `docker tag httpd ${name}`),
    line.includes('shop.tar') ? 'docker tag httpd shop:1; docker save -o shop.tar shop:1' : '',
    /import|rootfs/.test(line)
      ? 'docker create --name from alpine; docker export -o web.tar from; docker export -o rootfs.tar from'
      : '',
  ].join('\n')

/** Examples that cannot be run here, by what they name, and why. */
const elsewhere: readonly [RegExp, string][] = [
  [
    /^docker (?:swarm|service|stack|node|secret|config|checkpoint|trust|manifest|plugin)\b/,
    'needs a swarm, CRIU, Notary or a plugin',
  ],
  [
    /^docker (?:login|logout|push|pull|search|image (?:push|pull))\b|--push\b|--pull(?: always)?\b|imagetools|registry|compose (?:pull|push)/,
    'needs a registry',
  ],
  [/ssh:\/\/|-H |--tls|--context|-c staging|context|tcp:\/\//, 'needs another daemon'],
  [
    /--gpus|--device|\/dev\/|macvlan|ipvlan|overlay|--runtime|--platform|tensorflow|dind|--isolation|--credential-spec|--cpu-rt|--userns|sshfs|--use-api-socket|docker:cli/,
    'needs hardware, another platform or a special image',
  ],
  [/nslookup|--dns |ping |host-gateway|--link|1\.1\.1\.1/, 'needs names or hosts outside'],
  [
    /\bnpm\b|\bnode\b|\bpython\b|pg_dump|\bpsql\b|bash\b|httpd-foreground|\bcurl\b|apt-get|hostname -f/,
    'the images made here are busybox',
  ],
  [/^(?:sudo|ss|FROM|RUN|COPY|CMD|ENV|ARG|HEALTHCHECK|\w+:)|^[A-Z]+=|^echo|^ *-|^[^d]/, 'no line of docker'],
  [/ CONTAINER$|Dockerfile \.\./, 'names what is not here'],
  [/--load|multi|bake|--ssh/, 'needs a builder, a bake file or an SSH agent'],
]

const lines = [
  ...new Map(
    deckEntries('en', true).flatMap((entry) =>
      !('example' in entry) || entry.example === undefined || entry.until !== undefined
        ? []
        : entry.example
            .replace(/\\\n\s*/g, ' ')
            .split('\n')
            .map((line): [string, string] => [patternOf(line.trim()).example, entry.subject]),
    ),
  ),
].filter(([line]) => /^docker /.test(line))
const runnable = lines.filter(([line]) => !elsewhere.some(([pattern]) => pattern.test(line)))

withEngine('half of the examples can be run here; the others name why not', () => {
  expect(runnable.length / lines.length).toBeGreaterThan(0.5)
})

/** What is wrong with an example, '' when nothing is. */
async function tried(line: string): Promise<string> {
  const terminal = /-(?:it|dit|ti)\b| attach | start -a?i|compose exec (?!-T)|compose run /.test(line)
  const follows = /\blogs -f|stats(?! --no)|events|attach|wait |\bup(?! -d)|watch|top -/.test(line)
  const shell = terminal
    ? `(sleep 1; printf 'exit\\n'; sleep 1) | script -qec ${JSON.stringify(line).replaceAll('$', '\\$')} /dev/null`
    : line
  const ran = await run(shell, 'y\n', follows ? 4 : 60)
  const missing = /Unable to find image '([^']+)'/.exec(ran.out)?.[1]
  const { status, out } =
    missing === undefined
      ? ran
      : (await run(`docker tag httpd ${missing}`), await run(shell, 'y\n', follows ? 4 : 60))
  if (status !== 0 && !follows) return `exit ${status}: ${out.slice(-400)}`
  if (!/^docker run .*-d/.test(line) || / --rm | --network none/.test(line)) return ''
  const up = await run(`sleep 3; docker inspect -f '{{.State.Status}}' $(docker ps -aql)`)
  return up.out.includes('running') || /alpine/.test(line) ? '' : `not up: ${up.out}`
}

const only = process.env.FLAGDRILL_EXAMPLE
test.each(
  runnable
    .filter(([line, subject]) => only === undefined || `${line} ${subject}`.includes(only))
    .map(([line, subject]) => [subject, line] as const),
)(
  '%s: %s',
  async (subject, line) => {
    if (!engine) return
    await run(`${helpers}${clean}`)
    await run(
      `${helpers}${world(line)}
${/^docker (?:compose(?! -p)|rm|start|volume rm|network rm|container prune)/.test(line) ? 'docker compose up -d' : ''}`,
    )
    if (/^docker (?:rm|start|volume rm|network rm) (?!-f)/.test(line)) await run('docker stop web box db')
    if (/^docker unpause/.test(line)) await run('docker pause web')
    if (/^docker compose unpause/.test(line)) await run('docker compose pause')
    if (/^docker network disconnect/.test(line)) await run('docker network connect backend web')
    if (/^docker network create/.test(line)) await run('docker network prune -f')
    if (/^docker (?:run|create).*--name/.test(line)) await run('docker rm -f web db box job')
    expect(`${subject}: ${await tried(line)}`).toBe(`${subject}: `)
  },
  300_000,
)
