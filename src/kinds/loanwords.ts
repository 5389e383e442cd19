/** The Korean form of English words that names of options and commands have, so that it tells the name. */
const korean: Readonly<Record<string, string>> = {
  builder: '빌더',
  cache: '캐시',
  container: '컨테이너',
  context: '컨텍스트',
  driver: '드라이버',
  filter: '필터',
  group: '그룹',
  host: '호스트',
  image: '이미지',
  label: '레이블',
  layer: '레이어',
  link: '링크',
  memory: '메모리',
  network: '네트워크',
  node: '노드',
  platform: '플랫폼',
  plugin: '플러그인',
  port: '포트',
  profile: '프로필',
  project: '프로젝트',
  registry: '레지스트리',
  secret: '시크릿',
  service: '서비스',
  stack: '스택',
  stage: '스테이지',
  swap: '스왑',
  swarm: '스웜',
  tag: '태그',
  task: '태스크',
  volume: '볼륨',
}

/** Particles that follow the sound of the word before them, in the form for any word. */
const particles: readonly [RegExp, string][] = [
  [/^[을를](?=\s|$)/, '을(를)'],
  [/^[은는](?=\s|$)/, '은(는)'],
  [/^[이가](?=\s|$)/, '이(가)'],
  [/^[와과](?=\s|$)/, '과(와)'],
  [/^으?로(?=\s|$)/, '(으)로'],
]

/** A Korean text with a gap for each loanword of some English ones; a particle behind it does not tell it. */
export function withoutLoanwords(text: string, words: readonly string[], gap: string): string {
  const loans = words.flatMap((word) => korean[word] ?? korean[word.replace(/s$/, '')] ?? [])
  return loans.reduce((left, loan) => {
    const [first = '', ...rest] = left.split(loan)
    return [
      first,
      ...rest.map((part) => {
        const found = particles.find(([form]) => form.test(part))
        return gap + (found ? part.replace(found[0], found[1]) : part)
      }),
    ].join('')
  }, text)
}
