import { programOf, readLine } from '../../src/commandline/index.ts'
import { helpEntries, parseHelp, sources, vocabularyOf } from '../../src/sources/index.ts'
import { docker, entries, problems } from './support.ts'

test('the fixture is sound', () => {
  expect(problems).toEqual([])
  expect(entries.length).toBeGreaterThan(25)
})

type Fault = ReturnType<typeof readLine>['faults'][number]

/** The details of some faults beyond their names. */
function details(fault: Fault): (string | undefined)[] {
  if (fault.code === 'unknown-option') return [fault.near?.name, fault.elsewhere.join('+')]
  if (fault.code === 'unknown-command') return [fault.near]
  return fault.code === 'conflict' ? [fault.names.join('+')] : []
}

const faultText = (fault: Fault): string =>
  [
    fault.code,
    'typed' in fault ? fault.typed : '',
    'spec' in fault ? fault.spec.name : '',
    'fault' in fault ? fault.fault.code : '',
    ...details(fault),
  ]
    .filter(Boolean)
    .join(' ')

/** The parts of a reading, each as text; `?` marks unknown ones. */
interface Parts {
  path?: string
  options?: string
  words?: string
  inner?: string
  faults?: string
}

/** A reading by its parts, without empty ones. */
function parts(line: string): Parts {
  const { path, options, positionals, inner, faults, unknown } = readLine(docker, line)
  const all: Parts = {
    path,
    options: options
      .map(({ spec, value }) => (value === 'true' ? spec.name : `${spec.name}=${value}`))
      .join(' '),
    words: positionals.map(({ value }) => value).join(' '),
    inner: inner.map(({ raw }) => raw).join(' '),
    faults: [...faults.map(faultText), ...unknown.map((fault) => `? ${faultText(fault)}`)].join(', '),
  }
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''))
}

test.each<[line: string, read: Parts]>([
  // Names of the command.
  ['docker run httpd', { path: 'container run', words: 'httpd' }],
  ['docker container run httpd', { path: 'container run', words: 'httpd' }],
  ['docker ps', { path: 'container ls' }],
  ['docker -D ps', { path: 'container ls', options: '--debug' }],
  ['docker -H tcp://a ps -a', { path: 'container ls', options: '--host=tcp://a --all' }],
  // Long options.
  ['docker run --name web httpd', { path: 'container run', options: '--name=web', words: 'httpd' }],
  ['docker run --name=web httpd', { path: 'container run', options: '--name=web', words: 'httpd' }],
  ['docker run --name= httpd', { path: 'container run', options: '--name=', words: 'httpd' }],
  [
    'docker run --name -d httpd',
    { path: 'container run', options: '--name=-d', words: 'httpd', faults: 'bad-value --name name' },
  ],
  ['docker run --rm false nginx', { path: 'container run', options: '--rm', words: 'false', inner: 'nginx' }],
  ['docker run --rm=F nginx', { path: 'container run', options: '--rm=false', words: 'nginx' }],
  [
    'docker run --rm=maybe nginx',
    { path: 'container run', options: '--rm=maybe', words: 'nginx', faults: 'bad-value --rm boolean' },
  ],
  [
    'docker run --nam web httpd',
    { path: 'container run', words: 'httpd', faults: 'unknown-option --nam --name' },
  ],
  ['docker run httpd --name web', { path: 'container run', words: 'httpd', inner: '--name web' }],
  // Short options.
  [
    'docker run -it alpine sh',
    { path: 'container run', options: '--interactive --tty', words: 'alpine', inner: 'sh' },
  ],
  [
    'docker run -dp8080:80 httpd',
    { path: 'container run', options: '--detach --publish=8080:80/tcp', words: 'httpd' },
  ],
  [
    'docker run -dp 8080:80 httpd',
    { path: 'container run', options: '--detach --publish=8080:80/tcp', words: 'httpd' },
  ],
  [
    'docker run -dp=8080:80 httpd',
    { path: 'container run', options: '--detach --publish=8080:80/tcp', words: 'httpd' },
  ],
  [
    'docker run -it=false alpine',
    { path: 'container run', options: '--interactive --tty=false', words: 'alpine' },
  ],
  [
    'docker run -dZ httpd',
    { path: 'container run', options: '--detach', words: 'httpd', faults: 'unknown-option -Z' },
  ],
  ['docker run -p', { path: 'container run', faults: 'needs-value --publish, too-few' }],
  [
    'docker run -d= httpd',
    { path: 'container run', options: '--detach', words: 'httpd', faults: 'unknown-option -=' },
  ],
  // The end of options.
  ['docker rm web -f', { path: 'container rm', options: '--force', words: 'web' }],
  ['docker rm -- -f', { path: 'container rm', words: '-f' }],
  [
    'docker exec -it web sh -c "ls -l"',
    { path: 'container exec', options: '--interactive --tty', words: 'web', inner: 'sh -c ls -l' },
  ],
  ['docker logs -', { path: 'container logs', words: '-' }],
  // How many words there are.
  ['docker rm', { path: 'container rm', faults: 'too-few' }],
  ['docker ps web', { path: 'container ls', words: 'web', faults: 'too-many' }],
  ['docker exec web', { path: 'container exec', words: 'web', faults: 'too-few' }],
  // Lines with unknown parts.
  ['docker', { faults: 'no-command' }],
  ['docker container', { path: 'container', faults: 'no-command' }],
  ['docker rn httpd', { faults: '? unknown-command rn run' }],
  ['docker container rum x', { path: 'container', faults: '? unknown-command rum run' }],
  ['podman run x', { faults: 'other-program podman' }],
  ['', { faults: 'empty' }],
  [
    'docker run --follow httpd',
    { path: 'container run', words: 'httpd', faults: 'unknown-option --follow container logs' },
  ],
  [
    'docker run --net host httpd',
    { path: 'container run', words: 'host', inner: 'httpd', faults: '? unknown-option --net' },
  ],
  // Lines that docker refuses.
  [
    'docker run --rm --restart always httpd',
    {
      path: 'container run',
      options: '--rm --restart=always',
      words: 'httpd',
      faults: 'conflict --restart+--rm',
    },
  ],
  [
    'docker run --rm --restart no httpd',
    { path: 'container run', options: '--rm --restart=no', words: 'httpd' },
  ],
  [
    'docker run -p 99999:80 httpd',
    {
      path: 'container run',
      options: '--publish=99999:80',
      words: 'httpd',
      faults: 'bad-value --publish port',
    },
  ],
  [
    'docker run -m 12x httpd',
    { path: 'container run', options: '--memory=12x', words: 'httpd', faults: 'bad-value --memory bytes' },
  ],
  ['docker run Httpd', { path: 'container run', words: 'Httpd', faults: 'bad-word reference' }],
  [
    'docker cp web:/a web:/b',
    { path: 'container cp', words: 'web:/a web:/b', faults: 'bad-word one-container' },
  ],
  [
    'docker run --help --rm=maybe',
    { path: 'container run', options: '--rm=maybe', faults: 'bad-value --rm boolean' },
  ],
  // Words in front of the program.
  [
    'docker run --name a httpd',
    { path: 'container run', options: '--name=a', words: 'httpd', faults: 'bad-value --name name' },
  ],
  [
    'docker run --name a --name ab httpd',
    { path: 'container run', options: '--name=a --name=ab', words: 'httpd' },
  ],
  ['$ sudo docker ps', { path: 'container ls' }],
])('%s', (line, expected) => {
  expect(parts(line)).toEqual(expected)
})

const value = (option: string, raw: string): string => {
  const { options, faults } = readLine(docker, `docker run ${option}=${raw} httpd`)
  const [fault] = faults
  return fault ? ('fault' in fault ? `refused: ${fault.fault.code}` : fault.code) : options[0]!.value
}

test.each([
  ['8080:80', ':8080:80/tcp'.slice(1)],
  ['8080:80/tcp', '8080:80/tcp'],
  ['0.0.0.0:8080:80', '8080:80/tcp'],
  ['80', ':80/tcp'],
  ['127.0.0.1:8080:80/udp', '127.0.0.1:8080:80/udp'],
  ['192.168.1.100::80', '192.168.1.100::80/tcp'],
  ['[::1]:80:80', '[::1]:80:80/tcp'],
  ['1234-1235:3333-3334', '1234-1235:3333-3334/tcp'],
  ['9000-9010:80', '9000-9010:80/tcp'],
  ['published=8080,target=80', '8080:80/tcp'],
  ['80:8080-8081', 'refused: port-ranges'],
  ['99999:80', 'refused: port'],
  ['80:0', 'refused: port'],
  ['localhost:1234:1234', 'refused: address'],
  ['8080:80/foo', 'refused: protocol'],
  ['web', 'refused: port'],
])('-p %s is %s', (raw, expected) => {
  expect(value('-p', raw)).toBe(expected)
})

test.each([
  ['--volume', 'data:/d', 'data:/d'],
  ['--volume', '/a:/b:ro', '/a:/b:ro'],
  ['--volume', '/a/:/b/:rw', '/a:/b'],
  ['--volume', '/a:/b:ro:x', 'refused: colons'],
  ['--volume', '/a:/b:rx', 'refused: mode'],
  ['--volume', '/a:/', 'refused: path'],
  ['--env', 'PATH', 'PATH'],
  ['--env', 'A=', 'A='],
  ['--env', '=a', 'refused: key-value'],
  ['--mount', 'target=/t,source=/foo', 'type=volume,source=/foo,target=/t'],
  ['--mount', 'type=bind,dst=/b,src=/a,ro', 'type=bind,readonly=true,source=/a,target=/b'],
  ['--mount', 'type=bind,source=/a', 'refused: key-value'],
  ['--mount', 'type=bind,source=/a,target=/b,x=1', 'refused: key'],
  ['--memory', '512m', '536870912'],
  ['--memory', '0.5g', '536870912'],
  ['--memory', '1GiB', '1073741824'],
  ['--health-interval', '1h', '3600'],
  ['--health-interval', '60m', '3600'],
  ['--health-interval', '10', 'refused: duration'],
  ['--restart', 'on-failure:3', 'on-failure:3'],
  ['--restart', 'on-failure:x', 'refused: number'],
  ['--pull', 'sometimes', 'refused: allowed'],
  // The client takes these; the daemon refuses them.
  ['--restart', 'allways', 'refused: policy'],
  ['--restart', '$POLICY', '$POLICY'],
  ['--memory', '512', 'refused: too-little'],
  ['--memory', '5m', 'refused: too-little'],
  ['--memory', '6m', '6291456'],
  ['--memory', '0', '0'],
  ['--name', "'my web'", 'refused: name'],
  ['--name', 'w', 'refused: name'],
  ['--name', '/web', '/web'],
  ['--name', "''", ''],
  ['--volume', "'my data:/d'", 'refused: name'],
  ['--volume', "'/my data:/d'", '/my data:/d'],
])('%s %s is %s', (option, raw, expected) => {
  expect(value(option, raw)).toBe(expected)
})

const boat = programOf(
  'boat',
  helpEntries(
    'boat',
    [
      {
        path: [],
        file: 'boat --help',
        page: parseHelp(`Usage: boat [options]

Options:
 -a           all boats
  a           all with a mast
  u           with their owner
  x           those at sea
  +c <N>      take N of them
 -b           none
  o <FORM>    in a form

  if=FILE     read from FILE
  of=FILE     write to FILE
  bs=BYTES    read and write up to BYTES
  n=N         pass over N
`),
      },
    ],
    { known: vocabularyOf([]), described: [] },
  ).entries,
)

test.each([
  ['boat aux', 'a u x'],
  ['boat -a', '-a'],
  ['boat axo mast', 'a x o=mast'],
  ['boat +c 9 u', '+c=9'],
  ['boat +c9', '+c=9'],
  ['boat if=a of=b', 'if=a of=b'],
  ['boat a of=b', 'a of=b'],
])('names without a dash, and a plus for a dash: %s', (line, options) => {
  const read = readLine(boat, line).options
  expect(
    read.map(({ spec, value }) => (value === 'true' ? spec.name : `${spec.name}=${value}`)).join(' '),
  ).toBe(options)
})

test.each([
  ['docker rum -d nginx', 'run'],
  ['docker rum nginx', 'run'],
  ['docker rum -f web', 'rm'],
  ['docker rmm web', 'rm'],
])('%s: of the commands that are as near, %s is meant', (line, meant) => {
  const text =
    '| Command | Description |\n|---|---|\n| `docker rm` | remove a container |\n| `docker run` | run an image |\n\n## docker run\n\n| Option | Description |\n|---|---|\n| `-d` | in the background |\n\n## docker rm\n\n| Option | Description |\n|---|---|\n| `-f` | remove one that runs |\n'
  const program = programOf('docker', sources().markdown.parse(text, 'a.md').entries)
  const reading = readLine(program, line)
  expect([...reading.unknown, ...reading.faults]).toContainEqual(
    expect.objectContaining({ code: 'unknown-command', near: meant }),
  )
})
