import { programOf, readLine } from '../../src/commandline/index.ts'
import { helpEntries, parseHelp, vocabularyOf } from '../../src/sources/index.ts'
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

/** A reading in short: path, options, words, the command inside, faults; `?` marks unknown ones. */
function short(line: string): string {
  const { path, options, positionals, inner, faults, unknown } = readLine(docker, line)
  return [
    path,
    options.map(({ spec, value }) => (value === 'true' ? spec.name : `${spec.name}=${value}`)).join(' '),
    positionals.map(({ value }) => value).join(' '),
    inner.map(({ raw }) => raw).join(' '),
    [...faults.map(faultText), ...unknown.map((fault) => `? ${faultText(fault)}`)].join(', '),
  ].join(' | ')
}

test.each([
  // Names of the command.
  ['docker run httpd', 'container run |  | httpd |  | '],
  ['docker container run httpd', 'container run |  | httpd |  | '],
  ['docker ps', 'container ls |  |  |  | '],
  ['docker -D ps', 'container ls | --debug |  |  | '],
  ['docker -H tcp://a ps -a', 'container ls | --host=tcp://a --all |  |  | '],
  // Long options.
  ['docker run --name web httpd', 'container run | --name=web | httpd |  | '],
  ['docker run --name=web httpd', 'container run | --name=web | httpd |  | '],
  ['docker run --name= httpd', 'container run | --name= | httpd |  | '],
  ['docker run --name -d httpd', 'container run | --name=-d | httpd |  | '],
  ['docker run --rm false nginx', 'container run | --rm | false | nginx | '],
  ['docker run --rm=F nginx', 'container run | --rm=false | nginx |  | '],
  ['docker run --rm=maybe nginx', 'container run | --rm=maybe | nginx |  | bad-value --rm boolean'],
  ['docker run --nam web httpd', 'container run |  | httpd |  | unknown-option --nam --name'],
  ['docker run httpd --name web', 'container run |  | httpd | --name web | '],
  // Short options.
  ['docker run -it alpine sh', 'container run | --interactive --tty | alpine | sh | '],
  ['docker run -dp8080:80 httpd', 'container run | --detach --publish=8080:80/tcp | httpd |  | '],
  ['docker run -dp 8080:80 httpd', 'container run | --detach --publish=8080:80/tcp | httpd |  | '],
  ['docker run -dp=8080:80 httpd', 'container run | --detach --publish=8080:80/tcp | httpd |  | '],
  ['docker run -it=false alpine', 'container run | --interactive --tty=false | alpine |  | '],
  ['docker run -dZ httpd', 'container run | --detach | httpd |  | unknown-option -Z'],
  ['docker run -p', 'container run |  |  |  | needs-value --publish, too-few'],
  ['docker run -d= httpd', 'container run | --detach | httpd |  | unknown-option -='],
  // The end of options.
  ['docker rm web -f', 'container rm | --force | web |  | '],
  ['docker rm -- -f', 'container rm |  | -f |  | '],
  ['docker exec -it web sh -c "ls -l"', 'container exec | --interactive --tty | web | sh -c ls -l | '],
  ['docker logs -', 'container logs |  | - |  | '],
  // How many words there are.
  ['docker rm', 'container rm |  |  |  | too-few'],
  ['docker ps web', 'container ls |  | web |  | too-many'],
  ['docker exec web', 'container exec |  | web |  | too-few'],
  // Lines with unknown parts.
  ['docker', ' |  |  |  | no-command'],
  ['docker container', 'container |  |  |  | no-command'],
  ['docker rn httpd', ' |  |  |  | ? unknown-command rn run'],
  ['docker container rum x', 'container |  |  |  | ? unknown-command rum run'],
  ['podman run x', ' |  |  |  | other-program podman'],
  ['', ' |  |  |  | empty'],
  ['docker run --follow httpd', 'container run |  | httpd |  | unknown-option --follow container logs'],
  ['docker run --net host httpd', 'container run |  | host | httpd | ? unknown-option --net'],
  // Lines that docker refuses.
  [
    'docker run --rm --restart always httpd',
    'container run | --rm --restart=always | httpd |  | conflict --restart+--rm',
  ],
  ['docker run --rm --restart no httpd', 'container run | --rm --restart=no | httpd |  | '],
  [
    'docker run -p 99999:80 httpd',
    'container run | --publish=99999:80 | httpd |  | bad-value --publish port',
  ],
  ['docker run -m 12x httpd', 'container run | --memory=12x | httpd |  | bad-value --memory bytes'],
  ['docker run Httpd', 'container run |  | Httpd |  | bad-word reference'],
  ['docker cp web:/a web:/b', 'container cp |  | web:/a web:/b |  | bad-word one-container'],
  ['docker run --help --rm=maybe', 'container run | --rm=maybe |  |  | bad-value --rm boolean'],
  // Words in front of the program.
  ['docker run --name a httpd', 'container run | --name=a | httpd |  | bad-value --name form'],
  ['docker run --name a --name ab httpd', 'container run | --name=a --name=ab | httpd |  | '],
  ['$ sudo docker ps', 'container ls |  |  |  | '],
])('%s', (line, expected) => {
  expect(short(line)).toBe(expected)
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
