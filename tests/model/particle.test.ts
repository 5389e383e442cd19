import { withoutParticle, withParticles } from '../../src/model/index.ts'

test.each([
  ['터미널을(를)', '터미널을'],
  ['컨테이너을(를)', '컨테이너를'],
  ['입력이(가)', '입력이'],
  ['서버은(는)', '서버는'],
  ['서버와(과) 볼륨과(와)', '서버와 볼륨과'],
  ['화살(으)로 서버(으)로 볼륨(으)로', '화살로 서버로 볼륨으로'],
  ['"레이어"(이)라고', '"레이어"라고'],
  ['0(으)로, 1(으)로, 2(으)로, 3을(를), 4을(를)', '0으로, 1로, 2로, 3을, 4를'],
  // How a name in Latin letters sounds nobody can say; a gap is not to be told.
  ['stdin을(를)', 'stdin을(를)'],
  ['____을(를)', '____을(를)'],
  ['함수(는 여기)', '함수(는 여기)'],
])('%s is written %s', (text, expected) => {
  expect(withParticles(text)).toBe(expected)
})

test.each([
  ['표준 입력을', '표준 입력'],
  ['서버로', '서버'],
  ['볼륨으로', '볼륨'],
  ['컨테이너에서 ', '컨테이너'],
  ['를', undefined],
  ['볼륨', undefined],
])('%s without its particle is %s', (text, expected) => {
  expect(withoutParticle(text)).toBe(expected)
})
