import { type Comparison, compareAny, fromHangul, readLine } from '../../src/commandline/index.ts'
import { docker } from './support.ts'

const compared = (wanted: string, typed: string): Comparison => compareAny(docker, [wanted], typed)

/** The verdict and its first cause, as a learner meets them. */
function said(wanted: string, typed: string): string {
  const { verdict, differences, unknown, needless, enough } = compared(wanted, typed)
  const [first] = differences
  const cause = first?.code === 'fault' ? first.fault.code : first?.code
  const extra = needless.map(({ spelt }) => spelt).join(' ')
  if (enough) return extra === '' ? 'right' : `right, not needed: ${extra}`
  return [verdict, verdict === 'unknown' ? unknown[0]?.code : cause].filter(Boolean).join(': ')
}

test.each([
  // Values by their type.
  ['docker run -v "$PWD":/a x', 'docker run -v "$(pwd)":/a x', 'right'],
  ['docker run -v "$PWD":/a x', 'docker run -v ${PWD}:/a x', 'right'],
  ['docker run -v "$PWD":/a x', 'docker run -v .:/a/ x', 'right'],
  ['docker run -v "$PWD/d":/a x', 'docker run -v ./d:/a x', 'right'],
  ['docker run -v ./d:/a x', 'docker run -v d:/a x', 'different: wrong-value'],
  ['docker run -v d:/a:rw x', 'docker run -v d:/a x', 'right'],
  ['docker run -v c:/a:/b x', 'docker run -v c:/a:/b:rw x', 'right'],
  ['docker run -m 1g x', 'docker run -m 1024m x', 'right'],
  ['docker run --health-interval 60s x', 'docker run --health-interval 1m x', 'right'],
  ['docker rm $(docker ps -aq)', 'docker rm $(docker container ls --all --quiet)', 'right'],
  ['docker rm $(docker ps -aq)', 'docker rm `docker ps -qa`', 'right'],
  ['docker rm $(docker ps -aq)', 'docker rm $(docker ps -q)', 'different: wrong-word'],
  ['docker rm $(cat  list)', 'docker rm $(cat list)', 'right'],
  ['docker run x', 'docker run docker.io/library/x:latest', 'right'],
  ['docker run x', 'docker run r.example/x', 'different: wrong-word'],
  // The environment and the shell belong to the line.
  ['docker ps', 'DOCKER_HOST=a docker ps', 'different: environment'],
  ['DOCKER_HOST=a docker ps', 'DOCKER_HOST=a docker ps', 'right'],
  ['DOCKER_HOST=a docker ps', 'docker ps', 'different: environment'],
  ['docker ps', 'docker ps;', 'right'],
  ['docker ps', 'docker ps | less', 'different: shell'],
  ['docker ps | less', 'docker ps | less', 'right'],
  ['docker ps | less', 'docker ps |  less', 'right'],
  ['docker ps -a | less', 'docker container ls --all | less', 'right'],
  ['docker ps | less', 'docker ps | more', 'unknown'],
  ['docker ps > a', 'docker ps', 'different: missing-word'],
  // Causes, the decisive one first.
  ['docker run -d x', 'docker run --detach false x', 'different: switch-value'],
  ['docker run -d x', 'docker run -detach x', 'different: one-dash'],
  ['docker run --name web x', 'docker run -name web x', 'different: one-dash'],
  ['docker run -d x', 'docker run -d “x”', 'different: curly'],
  ['docker run --name web x', 'docker run —name web x', 'different: dashes'],
  ['docker run -d x', 'docker run -d ^\n x', 'right'],
  ['docker run -d x', 'docker run -d `\n x', 'right'],
  ['docker run -d x', '애차ㄷㄱ 겨ㅜ -ㅇ ㅌ', 'right'],
  ['docker ps -a', '애차ㄷㄱ ㅔㄴ -ㅁ', 'right'],
  ['docker ps -a', 'docker ㅔㄴ -ㅁ', 'right'],
  ['docker run -e A=1 x', 'docker run -e "A=가" x', 'different: wrong-value'],
  // Works, but was not needed.
  ['docker run -d x', 'docker run -d --rm x', 'right, not needed: --rm'],
  ['docker run x sh', 'docker run -it x sh', 'right, not needed: -i -t'],
  ['docker run x', 'docker run --pull missing x', 'right, not needed: --pull'],
  ['docker run x', 'docker run --rm=false x', 'right, not needed: --rm'],
  ['docker run x', 'docker run --rm -P x', 'different: extra-option'],
  ['docker run --rm x', 'docker run x', 'different: missing-option'],
  // Lines with parts that the decks do not know.
  ['docker ps', 'docker buildx ls', 'unknown: unknown-command'],
  ['docker buildx ls', 'docker buildx ls', 'right'],
  ['docker stash --x "a|b" > f', 'docker stash --x "a|b" > f', 'right'],
  ['docker ps', 'docker sp', 'unknown: unknown-command'],
])('%j, typed %j: %s', (wanted, typed, expected) => {
  expect(said(wanted, typed)).toBe(expected)
})

test('the keys of the Korean layout', () => {
  expect(fromHangul('애차ㄷㄱ ㅔㄴ')).toBe('docker ps')
  expect(fromHangul('햣 채ㅡㅡㅑㅅ -ㅁㅡ')).toBe('git commit -am')
  expect(fromHangul('ㅣㄴ -ㅣㅁ')).toBe('ls -la')
  expect(fromHangul('값 뷁 쌍')).toBe('rkqt qnpfr Tkd')
  expect(fromHangul('plain --text=1')).toBe('plain --text=1')
})

test('a line in Hangul says that it was read as its keys', () => {
  expect(readLine(docker, '애차ㄷㄱ ㅔㄴ').notices).toEqual([
    { code: 'layout', text: 'docker ps', start: 0, end: 9 },
  ])
  expect(readLine(docker, 'docker run --name "가나" x').notices).toEqual([])
})
