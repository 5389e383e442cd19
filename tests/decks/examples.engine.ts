import { patternOf } from '../../src/commandline/index.ts'
import { deckEntries } from './client.ts'
import { inPart, startRegistry, withEngine } from './engine.ts'
import { clean, helpers, run } from './engine-shell.ts'
import { type ExampleWorld, elsewhere, worlds } from './example-worlds.ts'

// Every example of the decks, run on an engine where what it names is there: it is accepted, and a container that is
// meant to go on is still up three seconds later.

const files = `
project
printf 'DB=1\\n' >db.env; printf 'team=shop\\n' >labels.txt; echo token >token.txt; mkdir -p ../docs app docs out dev site; cp compose.yaml compose.prod.yaml; cp db.env prod.env
printf 'FROM alpine AS test\\nARG VERSION\\nRUN true\\nFROM test AS build\\nRUN true\\n' >Dockerfile.dev
printf 'FROM alpine\\n' >app/Dockerfile
`
const named = (line: string, names: readonly string[]): string[] =>
  names.filter((name) => new RegExp(`(?:^|[\\s=:/])${name}(?![\\w-])`).test(line))

/** Lists what a line names: containers, networks, volumes, images, files. */
const world = (line: string): string =>
  [
    files,
    ...named(line, ['web', 'db', 'api', 'box', 'worker', 'backup', 'job', 'postgres1']).map(
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

withEngine('more than eight in ten examples can be run here; the others name why not', () => {
  const left = lines.flatMap(([line]) => elsewhere.find(([pattern]) => pattern.test(line))?.[1] ?? [])
  for (const why of new Set(left))
    process.stderr.write(`not run: ${left.filter((reason) => reason === why).length} examples: ${why}\n`)
  expect(runnable.length / lines.length).toBeGreaterThan(0.8)
})
startRegistry()

/** Whether a line goes on by itself: it is ended, as a replica that waits for its turn is, and a server in the foreground. */
const goesOn = (line: string): boolean =>
  /^docker run(?!.* -\w*d\b).* (?:httpd|nginx|redis|postgres:17)$/.test(line) ||
  /^docker start -\w*[ai]\b/.test(line) ||
  /^docker compose run .*-P web$/.test(line) ||
  /\blogs -f|service logs|stats(?! --no)|events|docker attach|wait |\bup$|watch|^docker service create/.test(
    line,
  )

/** Runs an example and returns its fault, '' if there is none. */
async function tried(line: string, world: ExampleWorld | undefined): Promise<string> {
  const terminal = /-(?:it|dit|ti)\b| attach | start -a?i|compose exec (?!-T)|compose run |login -u/.test(
    line,
  )
  const follows = goesOn(line)
  const typed = `${world?.context ? 'DOCKER_HOST= ' : ''}${line}`
  const shell = terminal
    ? `(sleep 1; printf '${line.includes('login') ? 'secret' : 'exit'}\\n'; sleep 1) | script -qec ${JSON.stringify(typed).replaceAll('$', '\\$')} /dev/null`
    : typed
  let { status, out, ended } = await run(shell, 'y\n', follows ? 8 : 90)
  const missing = /Unable to find image '([^']+)'/.exec(out)?.[1]
  if (missing !== undefined) {
    await run(`docker tag httpd ${missing}`)
    ;({ status, out, ended } = await run(shell, 'y\n', follows ? 4 : 60))
  }
  const refused = /^(?:docker: )?(?:Error|invalid|unknown|["']docker)/m.test(out)
  if (status !== 0 && (!follows || !ended || refused)) return `exit ${status}: ${out.slice(-400)}`
  if (!/^docker run .*-d/.test(line) || / --rm | --network none/.test(line)) return ''
  const up = await run(`sleep 3; docker inspect -f '{{.State.Status}}' $(docker ps -aql)`)
  return up.out.includes('running') || /alpine/.test(line) ? '' : `not up: ${up.out}`
}

/** The start that a kept world was made with. */
let standing = ''

/** Makes the world that a line needs. */
async function prepare(line: string, place: ExampleWorld | undefined): Promise<void> {
  const start = place?.start ?? ''
  const said = `LINE='${line.replaceAll("'", `'\\''`)}'\n`
  if (!place?.kept || standing !== start) {
    await run(`${helpers}${clean}`)
    if (!place?.kept) await run(`${helpers}${world(line)}`)
    else await run(`${helpers}${files}`)
    const ready = await run(`${helpers}${said}${start}`, '', 180)
    if (process.env.FLAGDRILL_EXAMPLE) process.stderr.write(`${ready.out}\n`)
  }
  standing = place?.kept ? start : ''
  if (place?.again) await run(`${helpers}${said}${place.again}`, '', 120)
}

const only = process.env.FLAGDRILL_EXAMPLE
const placed = runnable
  .filter(([line, subject]) => only === undefined || new RegExp(only).test(`${line} ${subject}`))
  .map(([line, subject]) => [subject, line, worlds.find(({ lines }) => lines.test(line))] as const)
const order = (place: ExampleWorld | undefined): number => (place ? worlds.indexOf(place) : -1)

withEngine.each(
  placed
    .filter(inPart)
    .sort((a, b) => order(a[2]) - order(b[2]))
    .map(([subject, line]) => [subject, line] as const),
)(
  '%s: %s',
  async (subject, line) => {
    const place = worlds.find(({ lines }) => lines.test(line))
    await prepare(line, place)
    if (/^docker (?:compose(?! -p)|rm|start|volume rm|network rm|container prune)/.test(line))
      await run('docker compose up -d')
    if (/^docker (?:rm|start|volume rm|network rm) (?!-f|--link)/.test(line))
      await run('docker stop web box db')
    if (/^docker unpause/.test(line)) await run('docker pause web')
    if (/^docker compose unpause/.test(line)) await run('docker compose pause')
    if (/^docker compose run .*-P/.test(line)) await run('docker compose stop web')
    if (/^docker network disconnect/.test(line)) await run('docker network connect backend web')
    if (/^docker network create (?!.*swarm)/.test(line)) await run('docker network prune -f')
    if (/^docker (?:run|create).*--name/.test(line)) await run('docker rm -f web db box job')
    const wrong = await tried(line, place)
    if (place?.end) await run(`${helpers}${place.end}`)
    expect(`${subject}: ${wrong}`).toBe(`${subject}: `)
  },
  300_000,
)
