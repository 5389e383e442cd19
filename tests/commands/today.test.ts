import { files } from '../folders.ts'
import { review, writeLog } from '../insight/log.ts'
import { longTest } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

const names = Array.from({ length: 40 }, (_, index) => `k${index}`)
const deck = (name: string, language: string, words: readonly string[]): string =>
  `---\ndeck: ${name}\ntitle: ${name}\nprogram: ${name}\nlanguage: ${language}\n---\n\n${words.map((word) => `C: The ${name} [${word}]. {#${word}}\n`).join('\n')}`

/** The number of new cards of today, from due and from stats. */
async function newToday(at: Bench): Promise<number[]> {
  const [due, stats] = [
    JSON.parse((await at.run('due --json')).out) as { new: number },
    JSON.parse((await at.run('stats --json')).out) as { today: { fresh: number } },
  ]
  return [due.new, stats.today.fresh]
}

describe.each([
  {
    language: 'en',
    next: (count: number) => `Next: ${count} new today`,
    waiting: (count: number) => `${count} new, about`,
    more: 'To go on: flagdrill quiz --new 10',
    done: /in (\d+) min/,
    left: /(\d+) of your 10 minutes are left/,
    later: '10 more new cards wait for the next days. To meet them now: flagdrill quiz notes --new 10',
    fewer: 'Fewer new cards today',
    stats: (count: number) => `${count} new`,
  },
  {
    language: 'ko',
    next: (count: number) => `다음: 오늘 새 카드 ${count}장`,
    waiting: (count: number) => `새 카드 ${count}장`,
    more: '더 하려면: flagdrill quiz --new 10',
    done: /끝: 새 카드 15장, (\d+)분/,
    left: /10분 중 (\d+)분이 남았습니다/,
    later: '나머지 새 카드 10장은 다음 날부터 나옵니다. 지금 보려면: flagdrill quiz notes --new 10',
    fewer: '오늘은 새 카드를',
    stats: (count: number) => `새 카드 ${count}장`,
  },
])('the number of new cards of today in $language', ({ language, ...says }) => {
  const trial = language === 'en' ? test : longTest
  const start = async (): Promise<Bench> => {
    const at = bench({}, language)
    files(at.data, { 'decks/pod.md': deck('pod', language, names) })
    await at.run('config minutes-per-day 10')
    return at
  }
  const said = (out: string): string => out.replaceAll('\n ', ' ')

  trial('is one number: at the start, where a session stops, in due, in stats, and after it', async () => {
    const at = await start()
    const [planned] = await newToday(at)
    expect(planned).toBe(15)
    // Twelve of them, slowly, with one that is taken back and given again.
    const twelve = names
      .slice(0, 12)
      .flatMap((name) => [`+7s ${name}`, ''])
      .slice(0, -1)
    const first = said((await at.run('quiz', ['k0', 'u', ...twelve, 'q'])).out)
    expect(first).toContain(says.waiting(15))
    expect(first).toContain(says.next(3))
    expect(await newToday(at)).toEqual([3, 3])
    expect((await at.store()).progress.days['2001-02-03']).toMatchObject({ new: 12, answers: 12 })
    // A lab that is played meanwhile is no new card.
    writeLog(at.data, [review('l', 'docker/lab-first#lab', '2001-02-03T10:00Z', 'good', '2001-02-09')])
    expect(await newToday(at)).toEqual([3, 3])
    const rest = names.slice(12, 15).flatMap((name) => [`+20s ${name}`, ''])
    const second = said((await at.run('quiz', [...rest, ''])).out)
    expect(second).not.toContain(says.next(0).slice(0, -7))
    expect(await newToday(at)).toEqual([0, 0])
    expect((await at.run('stats')).out).toContain(says.stats(15))
    // The advice asks as many as it says, however many minutes are gone.
    expect(second).toContain(says.more)
    at.clock.ms += 1000
    const ten = names.slice(15, 25).flatMap((name) => [`+45s ${name}`, ''])
    expect(said((await at.run('quiz --new 10', [...ten, ''])).out)).toContain(says.waiting(10))
    const eleventh = said((await at.run('quiz --new 1', ['k25', '', ''])).out)
    expect(eleventh).toContain(says.waiting(1))
  })

  trial('the time of a session and the minutes that are left make the minutes of the day', async () => {
    const at = await start()
    const answers = names.slice(0, 15).flatMap((name) => [`+9s ${name}`, ''])
    const out = said((await at.run('quiz', [...answers, ''])).out)
    const [spent, left] = [says.done, says.left].map((words) => Number(words.exec(out)?.[1]))
    expect([spent, left]).toEqual([3, 7])
  })

  trial('does not change with the repeats of the day itself', async () => {
    const at = await start()
    const on = (day: string, count: number) =>
      names
        .slice(20, 20 + count)
        .map((name) => review(`${day}${name}`, `pod:${name}#gap-1`, `${day}T09:00Z`, 'again', day))
    writeLog(at.data, [...on('2001-01-30', 20), ...on('2001-01-31', 20)])
    const { out } = await at.run('due')
    const [planned = 0] = await newToday(at)
    expect(planned).toBeLessThan(15)
    expect(said(out)).toContain(says.fewer)
    expect(said(out)).toContain(`${planned}`)
    writeLog(
      at.data,
      on('2001-02-03', 20).map((event) => ({ ...event, grade: 'good' as const })),
    )
    expect(await newToday(at)).toEqual([planned, planned])
  })

  trial(
    'holds new cards of an own deck, too, and a quiz on that deck says when the others come',
    async () => {
      const at = await start()
      files(at.data, { 'decks/notes.md': deck('notes', language, names.slice(0, 25)) })
      await at.run('goal pod')
      const asked: string[] = []
      await at.run('quiz', (request) => {
        if (request.type !== 'text') return ''
        asked.push('')
        return 'k'
      })
      const met = Object.keys((await at.store()).progress.cards)
      expect(met.filter((id) => id.startsWith('notes:')).length).toBeGreaterThanOrEqual(4)
      expect(met.filter((id) => id.startsWith('pod:')).length).toBeGreaterThanOrEqual(8)
      const other = await start()
      files(other.data, { 'decks/notes.md': deck('notes', language, names.slice(0, 25)) })
      expect(said((await other.run('quiz notes', ['q'])).out)).toContain(says.later)
    },
  )
})
