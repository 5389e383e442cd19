import { files } from '../folders.ts'
import { review, writeLog } from '../insight/log.ts'
import { longTest } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

// One card, so that a session is short.
const deck = (language: string): string =>
  `---\ndeck: pod\ntitle: Pods\nprogram: pod\nlanguage: ${language}\n---\n\nC: Held by its [anchor]. {#x}\n\nC: Turned by its [rudder]. {#y}\n`

describe.each([
  {
    language: 'en',
    lab: 'Lab due: Run a server (first)',
    later: 'Play it later: flagdrill lab first',
    words: 'Type commands as in a shell',
    left: '9 of your 10 minutes are left. To go on: flagdrill quiz --new 10',
    labs: 'There are labs, too, on a simulated Docker: flagdrill lab first',
    goal: 'Goal: Pods',
    next: 'Next: 2 new today',
    lines: 'Next: about 1 new tomorrow, 1 due on Monday',
    enough: 'missed 5 times today: enough, it comes again tomorrow',
  },
  {
    language: 'ko',
    lab: '복습할 실습이 있습니다: first',
    later: '나중에 하려면: flagdrill lab first',
    words: '셸처럼 명령을 입력하세요',
    left: '오늘 10분 중 9분이 남았습니다. 더 하려면: flagdrill quiz --new 10',
    labs: '모의 도커에서 하는 실습도 있습니다: flagdrill lab first',
    goal: '목표: Pods',
    next: '다음: 오늘 새 카드 2장',
    lines: '다음: 내일 새 카드 약 1장, 월요일(2일 뒤) 복습 1장',
    enough: '오늘 5번 틀려서 내일로 미룹니다',
  },
])('the end of a session in $language', ({ language, ...says }) => {
  const trial = language === 'en' ? test : longTest
  const start = (labDue = false): Bench => {
    const at = bench({}, language)
    files(at.data, { 'decks/pod.md': deck(language) })
    if (labDue)
      writeLog(at.data, [review('l', 'docker/lab-first#lab', '2001-02-01T09:00Z', 'good', '2001-02-02')])
    return at
  }
  /** The output with its sentences in one line each. */
  const said = (out: string): string => out.replaceAll('\n ', ' ')

  trial('has the goal, the minutes that are left and, the first time, that there are labs', async () => {
    const at = start()
    await at.run('goal pod')
    await at.run('config minutes-per-day 10')
    await at.run('config new-per-day 1')
    const first = said((await at.run('quiz', ['anchor', '', ''])).out)
    for (const line of [says.goal, says.left, says.labs, says.lines]) expect(first).toContain(line)
    const more = said((await at.run('quiz --new 1', ['rudder', '', ''])).out)
    expect(more).not.toContain(says.labs)
  })

  trial('says so, too, when the learner stops', async () => {
    const at = start()
    await at.run('goal pod')
    const { out } = await at.run('quiz', ['anchor', 'q'])
    expect(said(out)).toContain(says.goal)
  })

  trial('comes, too, when the only card was missed five times, which waits until tomorrow', async () => {
    const at = start()
    const five = Array.from({ length: 5 }, () => ['0', '']).flat()
    const { out } = await at.run('quiz --limit 1', [...five, ''])
    expect(said(out).split(says.enough)).toHaveLength(2)
    expect((await at.store()).progress.held).toEqual({ 'pod:x#gap-1': '2001-02-04' })
  })

  trial('names the lab that is due, and only l plays it, without a second question', async () => {
    const done = said((await start(true).run('quiz', ['anchor', '', 'rudder', '', ''])).out)
    expect(done).toContain(says.lab)
    expect(done).toContain(says.later)
    expect(done).not.toContain(says.words)
    // The lab asks for a line, and is left.
    const { out } = await start(true).run('quiz', ['anchor', '', 'rudder', '', 'l', 'exit'])
    expect(said(out)).toContain(says.words)
  })

  trial('Enter leaves the lab for later where no card is due either', async () => {
    const at = start(true)
    await at.run('quiz', ['anchor', '', 'rudder', '', ''])
    const { out } = await at.run('quiz', [''])
    expect(said(out)).toContain(says.later)
  })
})
