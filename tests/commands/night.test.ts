import { bench } from '../support.ts'

const deck =
  '---\ndeck: my\n---\n\nQ: One? {#one}\n\nA: right\n\n- wrong\n- worse\n\nQ: Two? {#two}\n\nA: yes\n\n- no\n- never\n'

test.each([
  ['en', 'It is still Saturday here: a day begins at 4:00', 'flagdrill quiz my --new 10'],
  ['ko', '아직 토요일입니다. 하루는 4시에 시작됩니다', 'flagdrill quiz my --new 10'],
])(
  '%s: at night due says which day it is; a deck without new cards left offers its own',
  async (language, night, more) => {
    const at = bench({ 'my.md': deck }, language, '2001-02-03T23:30:00Z')
    expect((await at.run('due')).out).not.toContain(night)
    at.clock.ms += 2 * 3_600_000
    expect((await at.run('due')).out).toContain(night)
    expect((await at.run('due --count')).out).toBe('2')
    at.clock.ms += 4 * 3_600_000
    expect((await at.run('due')).out).not.toContain(night)
    await at.run('config new-per-day 0')
    expect((await at.run('quiz my')).out.replace(/\s+/g, ' ')).toContain(more)
    // The line that is offered asks a card of the deck.
    expect((await at.run('quiz my --new 10', ['^C'])).out).toMatch(/One\?|Two\?/)
  },
)

test.each([
  ['en', 'It is still Saturday here'],
  ['ko', '아직 토요일입니다'],
])(
  '%s: the end of a session at night says which day it is, as it speaks of tomorrow',
  async (language, night) => {
    const one = deck.slice(0, deck.indexOf('Q: Two?'))
    const at = bench({ 'my.md': one }, language, '2001-02-04T01:30:00Z')
    expect((await at.run('quiz my', ['right', ''])).out).toContain(night)
    const day = bench({ 'my.md': one }, language, '2001-02-04T09:30:00Z')
    expect((await day.run('quiz my', ['right', ''])).out).not.toContain(night)
  },
)
