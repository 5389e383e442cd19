import fc from 'fast-check'
import { deletion } from '../../src/anki/cloze.ts'
import { messageFields } from '../../src/anki/fields.ts'
import { archiveLimits, decompress, htmlOf, Refusal, textOfHtml } from '../../src/anki/index.ts'
import { filled } from '../../src/anki/template.ts'
import { anySigns } from '../any-text.ts'
import { rounds } from '../rounds.ts'
import { zstd } from './collection.ts'

test.each([
  ['plain', 'plain'],
  ['a<br>b<br/>c', 'a\nb\nc'],
  ['<div>a</div><div>b</div>', 'a\nb'],
  ['a<div><br></div><div>b</div>', 'a\n\nb'],
  ['<ul><li>a</li><li>b</li></ul>c', '- a\n- b\nc'],
  ['<p>a\n  b</p>', 'a b'],
  ['<pre>a\n  b</pre>', 'a\n  b'],
  ['&lt;b&gt;&amp;lt;&nbsp;&#54620;&#x1F433;&hellip;', '<b>&lt; 한🐳…'],
  ['&bogus; & &#0; &#xD800; &constructor;', '&bogus; &   &constructor;'],
  ['<script>alert("<b>")</script>x<style>b{}</style>', 'x'],
  ['<script>x', 'x'],
  ['<!-- a > b -->x<!-- y', 'x'],
  ['<img alt="a > b" src=x>[sound:a.mp3][anki:play:q:0]y', 'y'],
  ['1 < 2 <3 <a', '1 < 2 <3'],
  ['<SPAN STYLE="x">İ<BR>İ</SPAN>', 'İ\nİ'],
  ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
  ['\u001B[31mred\u0007', 'red'],
])('%j is read as %j', (html, text) => {
  expect(textOfHtml(html)).toBe(text)
})

test('a text as HTML reads as the text; nothing in it is a tag', () => {
  fc.assert(
    fc.property(anySigns(), (text) => {
      const html = htmlOf(text)
      expect(html.replaceAll('<br>', '').replaceAll('\\<span></span>', '')).not.toMatch(/[<>"']/)
      const words = (value: string): string => value.replace(/\s+/g, ' ').trim()
      fc.pre(!/\[(?:sound|anki):/.test(text))
      expect(words(textOfHtml(html))).toBe(words(text))
    }),
    { seed: 1, numRuns: 200 },
  )
  expect(htmlOf('[sound:x] [latex] [$] [a]')).toBe('&#91;sound:x] &#91;latex] &#91;$] [a]')
})

test('what would be a formula stays text', () => {
  for (const text of ['\\(x^2\\) and \\[y\\]', 'grep "\\(a\\)\\1"', '\\\\(', '\\[sound:x', '[[:alpha:]]\\']) {
    expect(htmlOf(text)).not.toMatch(/\\(?:\(|\[|&#91;)/)
    expect(textOfHtml(htmlOf(text))).toBe(text)
  }
  expect(htmlOf('\\(x\\)')).toBe('\\<span></span>(x\\)')
})

test('neither a million brackets nor a million tags take long', () => {
  // Processor time, so that a loaded machine changes nothing.
  const before = process.cpuUsage()
  for (const part of ['<', '<br>', '<a "', '<!--', '<script>', '&', '<pre>', '<div>x', '{{c1::', '}}'])
    textOfHtml(part.repeat(Math.ceil(rounds(100_000, 300_000) / part.length)))
  for (const part of ['{{c1::', '{{c1::a}}', '::']) deletion(part.repeat(Math.ceil(100_000 / part.length)), 1)
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000)
})

test.each([
  ['{{c1::a}} b {{c2::c}}', 1, ['', 'a', ' b c']],
  ['{{c1::a}} b {{c2::c}}', 2, ['a b ', 'c', '']],
  ['x {{c1::a::hint}} y', 1, ['x ', 'a', ' (hint) y']],
  ['{{c1::a}} and {{c1::b}}', 1, ['', 'a', ' and ____']],
  ['{{c1::a {{c2::b}} c}} d', 1, ['', 'a b c', ' d']],
  ['{{c1::a {{c2::b}} c}} d', 2, ['a ', 'b', ' c d']],
  ['<b>{{c1::<i>a</i>}}</b>&lt;', 1, ['', 'a', '<']],
  ['{{c1::<img src=x>}} d', 1, undefined],
  ['no }} gap {{c2::x}}', 1, undefined],
  ['{{c1::never ends', 1, undefined],
])('%s, deletion %i', (html, number, parts) => {
  const made = deletion(html, number)
  expect(made && [made.before, made.answer, made.after]).toEqual(parts)
})

test('a side is filled: fields, filters, parts that depend on a field', () => {
  const fields = new Map([
    ['A', '1'],
    ['B', ' '],
    ['C', '{{A}}'],
  ])
  const special = (filters: readonly string[]): string | undefined =>
    filters.includes('type') ? '' : undefined
  expect(filled('{{A}}-{{ text:A }}-{{type:A}}-{{none}}-{{C}}', fields, special)).toBe('1-1---{{A}}')
  expect(filled('{{#A}}a{{/A}}{{#B}}b{{#A}}x{{/A}}{{/B}}{{^B}}c{{/B}} {{', fields, special)).toBe('ac {{')
  expect(filled('{{#B}}never closed', fields, special)).toBe('')
})

test('any bytes are read as a message without harm', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      for (const [number, value] of messageFields(bytes)) {
        expect(number).toBeGreaterThanOrEqual(0)
        if (typeof value !== 'number') expect(value.length).toBeLessThan(bytes.length)
      }
    }),
    { seed: 1, numRuns: 300 },
  )
  expect(messageFields(Uint8Array.from([8, 1, 18, 2, 104, 105, 24, 150, 1]))).toEqual(
    new Map<number, unknown>([
      [1, 1],
      [2, Uint8Array.from([104, 105])],
      [3, 150],
    ]),
  )
})

const frame = (...bytes: number[]): Uint8Array => Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, ...bytes])

test.each([
  ['a window of 2 GB', frame(0x00, 0xa7, 0x03, 0x00, 0x10, 0x41)],
  ['a content of 1 GB in one piece', frame(0xa0, 0, 0, 0, 0x40, 0x03, 0x00, 0x10, 0x41)],
  ['a content of more than memory', frame(0xe0, 0, 0, 0, 0, 1, 0, 0, 0, 0x03, 0x00, 0x10, 0x41)],
  [
    'a second frame with it',
    Uint8Array.from([...zstd(new Uint8Array(20)), ...frame(0x00, 0xa7, 0x03, 0x00, 0x10, 0x41)]),
  ],
  [
    'a frame with it behind one that is skipped',
    Uint8Array.from([0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 9, ...frame(0x00, 0xa7, 0x03, 0x00, 0x10, 0x41)]),
  ],
  [
    'a frame with it behind a check sum',
    Uint8Array.from([
      ...frame(0x04, 0x58, 0x01, 0, 0, 1, 2, 3, 4),
      ...frame(0x00, 0xa7, 0x03, 0x00, 0x10, 0x41),
    ]),
  ],
])('%s is refused before memory is taken', (_name, bytes) => {
  const before = process.memoryUsage().arrayBuffers
  expect(() => decompress(bytes, 'zstd', archiveLimits)).toThrow(new Refusal('bomb'))
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 26)
})

test('frames one behind the other are decompress, half of one is damaged', () => {
  const one = zstd(Uint8Array.from([1, 2, 3]))
  const skipped = [0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 9]
  expect([...decompress(Uint8Array.from([...one, ...skipped, ...one]), 'zstd', archiveLimits)]).toEqual([
    1, 2, 3, 1, 2, 3,
  ])
  expect(() => decompress(one.subarray(0, -2), 'zstd', archiveLimits)).toThrow(new Refusal('damaged'))
})
