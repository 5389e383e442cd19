import { compareAny } from '../../src/commandline/index.ts'
import { docker } from './support.ts'

const answer = 'docker run -d --name web -p 8080:80 httpd'
/** The differences of a line and, after `?`, the parts that cannot be judged. */
function differences(typed: string, wanted: string | string[] = answer): string[] {
  const { verdict, differences: found, unknown } = compareAny(docker, [wanted].flat(), typed)
  if (verdict === 'unknown')
    return unknown.map((fault) => `? ${fault.code} ${'typed' in fault ? fault.typed : ''}`.trim())
  return found.map((difference) =>
    [
      difference.code === 'fault' ? difference.fault.code : difference.code,
      'spec' in difference ? difference.spec.name : '',
      'expected' in difference ? `${difference.expected} <` : '',
      'given' in difference ? difference.given : '',
      'typed' in difference ? difference.typed : '',
      difference.code === 'fault' && 'typed' in difference.fault ? difference.fault.typed : '',
    ]
      .filter(Boolean)
      .join(' '),
  )
}

test.each([
  'docker run -dp 8080:80 --name=web httpd',
  'docker container run --detach --publish 8080:80 --name web httpd',
  'docker run --name x --name web -p 8080:80/tcp --detach=true httpd:latest',
  'docker run -p 0.0.0.0:8080:80 -d --rm=false --restart no --name web docker.io/library/httpd',
  '$ sudo docker run -d -p 8080:80 --name web httpd',
  'docker run -d \\\n  --name web \\\n  -p 8080:80 \\\n  httpd',
])('%j is the same', (typed) => {
  expect(differences(typed)).toEqual([])
})

test.each([
  ['docker run --name web -p 8080:80 httpd', ['missing-option --detach']],
  ['docker run -d --rm --name web -p 8080:80 httpd', ['extra-option --rm']],
  ['docker run -d --name web -p 80:8080 httpd', ['wrong-value --publish 8080:80 < 80:8080']],
  ['docker run -d --name web -P httpd', ['missing-option --publish', 'extra-option --publish-all']],
  ['docker run --name web httpd -d -p 8080:80', ['after-argument --detach', 'after-argument --publish']],
  ['docker run --name web httpd -dp 8080:80', ['after-argument --detach', 'after-argument --publish']],
  ['docker run --name web -p 8080:80 httpd ls -d', ['after-argument --detach', 'inner  < ls']],
  ['docker run --deatch --name web -p 8080:80 httpd', ['mistyped --detach --deatch']],
  ['docker run -d --nmae web -p 8080:80 httpd', ['mistyped --name --nmae']],
  ['docker run —detach --name web -p 8080:80 httpd', ['dashes —']],
  ['docker run -d --name web -p 8080:80 nginx', ['wrong-word httpd < nginx']],
  ['docker run -d --name web -p 8080:80', ['missing-word httpd <']],
  ['docker run -d --name web -p 8080:80 httpd sh', ['inner  < sh']],
  ['docker run -d --name web -p 8080:x httpd', ['bad-value']],
  ['docker create --name web httpd', ['? unknown-command create']],
  ['docker ps -a', ['other-command container run < container ls ps']],
  ['docker run -d --follow --name web -p 8080:80 httpd', ['unknown-option --follow']],
  ['docker run -d --name web -p 8080:80 httpd | less', ['shell |']],
  ['podman run -d', ['other-program podman']],
  ['', ['empty']],
])('%j differs in %j', (typed, expected) => {
  expect(differences(typed)).toEqual(expected)
})

test.each([
  ['docker rm a b', 'docker rm b a', []],
  ['docker cp web:/a .', 'docker cp . web:/a', ['order web:/a,. < .,web:/a']],
  ['docker exec web ls -l', 'docker exec web ls', ['inner ls -l < ls']],
  ['docker exec web ls /etc', "docker exec web 'ls /etc'", ["inner ls /etc < 'ls /etc'"]],
  [
    'docker exec web sh -c "ls /etc"',
    'docker exec web sh -c ls /etc',
    ["inner sh -c 'ls /etc' < sh -c ls /etc"],
  ],
  ['docker rm -f web', 'docker rm web -f', []],
  ['docker run -e A=1 -e A=2 x', 'docker run -e A=2 x', []],
  ['docker run -e A=1 -e A=2 x', 'docker run -e A=2 -e A=1 x', ['wrong-value --env A=2 < A=1']],
  // An unknown part is right as it stands, and otherwise cannot be judged.
  ['docker run --unknown x', 'docker run --unknown x', []],
  ['docker run --unknown x', 'docker run x', ['? unknown-option --unknown']],
  ['docker stash pop', 'docker stash pop', []],
  ['docker stash pop', 'docker stash drop', ['? unknown-command stash']],
  ['docker run -e A=1 -e B=2 x', 'docker run -e B=2 -e A=1 x', []],
  ['docker run -e A=1 -e B=2 x', 'docker run -e A=1 x', ['missing-option --env']],
])('%j, typed %j: %j', (wanted, typed, expected) => {
  expect(differences(typed, wanted)).toEqual(expected)
})

test('free parts are the learner’s, within what the program allows', () => {
  const free = 'docker run -d --name <name=web> -p <port=8080>:80 httpd'
  expect(differences('docker run -d --name shop -p 3000:80 httpd', free)).toEqual([])
  expect(differences('docker run -d --name shop -p 127.0.0.1:3000:80 httpd', free)).toHaveLength(1)
  expect(differences('docker run -d --name shop -p 3000:81 httpd', free)).toEqual([
    'wrong-value --publish 8080:80 < 3000:81',
  ])
  expect(differences('docker run -d -p 3000:80 httpd', free)).toEqual(['missing-option --name'])
  const twice = 'docker run --name <name=web> -e HOST=<name=web> httpd'
  expect(differences('docker run --name a1 -e HOST=a1 httpd', twice)).toEqual([])
  expect(differences('docker run --name a1 -e HOST=b1 httpd', twice)).toHaveLength(1)
})

test('of several answers the nearest one counts', () => {
  const answers = ['docker rm -f web', 'docker ps -aq']
  expect(differences('docker ps -a', answers)).toEqual(['missing-option --quiet'])
  expect(differences('docker container rm web --force', answers)).toEqual([])
})

test('only a slip of the fingers is a near miss', () => {
  const near = (typed: string): boolean => compareAny(docker, [answer], typed).near
  expect(near('docker run --deatch --name web -p 8080:80 httpd')).toBe(true)
  expect(near('docker run –d --name web -p 8080:80 httpd')).toBe(true)
  expect(near('docker run --deatch --name web httpd')).toBe(false)
  expect(near('docker run --name web -p 8080:80 httpd')).toBe(false)
  expect(near('docker run -detach --name web -p 8080:80 httpd')).toBe(true)
  expect(near('docker run -d --name web -p 8080:80 htpd')).toBe(true)
  expect(near('docker run -d --name web -p 8080:80 nginx')).toBe(false)
})

test.each([
  ['docker pss', 'docker ps', true],
  ['docker sp', 'docker ps', true],
  ['docker image', 'docker images', true],
  ['docker image -a', 'docker images -a', false],
  ['docker image', 'docker image ls', false],
  ['docker log web', 'docker logs web', true],
  ['docker stop wed', 'docker stop web', false],
  ['docker stop web1', 'docker stop web2', false],
])('whether %s is a slip of %s', (typed, wanted, expected) => {
  expect(compareAny(docker, [wanted], typed).near).toBe(expected)
})

test('force that changes nothing is more than was needed; where it does something it is not', () => {
  const enough = (typed: string, wanted: string): boolean => compareAny(docker, [wanted], typed).enough
  expect(enough('docker rm -f web', 'docker rm web')).toBe(true)
  expect(enough('docker container rm web --force', 'docker rm web')).toBe(true)
  expect(enough('docker rm web', 'docker rm -f web')).toBe(false)
  expect(enough('docker rm -fv web', 'docker rm web')).toBe(false)
})
