import type { Entry, Question } from '../model/index.ts'
import { htmlOf } from './html.ts'

const pre = (text: string): string => `<pre>${htmlOf(text).replaceAll('<br>', '\n')}</pre>`
const list = (tag: 'ol' | 'ul', items: readonly string[]): string =>
  `<${tag}>${items.map((item) => `<li>${htmlOf(item)}</li>`).join('')}</${tag}>`

/** A question as the two sides of a card, in HTML; `expected` answers what is typed. */
export function sidesOf(
  question: Question,
  expected: string,
  entry: Entry,
): { front: string; back: string; extra: string } {
  const front = [htmlOf(question.prompt)]
  if (question.picture !== undefined) front.push(pre(question.picture))
  const context = question.contextShown ?? question.context
  if (context) front.push(`<div class="about">${htmlOf(context)}</div>`)
  if (question.type === 'choice') front.push(list('ol', question.choices))
  if (question.type === 'steps')
    front.push(
      list(
        'ul',
        question.steps.map(({ prompt }) => prompt),
      ),
    )
  const extra = [
    'summary' in entry && expected !== entry.summary ? htmlOf(entry.summary) : '',
    entry.why === undefined ? '' : `<div>${htmlOf(entry.why)}</div>`,
    entry.example === undefined ? '' : pre(entry.example),
  ]
  return {
    front: front.join('\n'),
    back:
      question.type === 'steps'
        ? list(
            'ul',
            question.steps.map(({ prompt, choices, right }) => `${prompt}: ${choices[right]}`),
          )
        : htmlOf(expected),
    extra: extra.filter(Boolean).join('\n'),
  }
}
