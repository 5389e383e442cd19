import { captionText } from './captions.ts'
import type { Spot } from './facts.ts'
import { inlineText } from './inline.ts'
import { programNamed } from './programs.ts'
import { unprompted } from './prompts.ts'
import { taskSubject } from './task-subject.ts'
import { isBareLine, isTypedLine } from './typed.ts'

/** Longer texts are no question. */
const longest = 160
/** Texts up to this length may be no more than a label: `Example`. */
const shortest = 20

/** Whether a text is code and nothing else, with or without its marks: it explains no line. */
function isCode(text: string): boolean {
  const line = unprompted(text)
  const words = text.replace(/`[^`]*`/g, ' ').match(/\p{L}{2,}/gu) ?? []
  // One word beside a gap says nothing of it: `sudo …`.
  const isGap = text.includes('…') && words.length < 2 && !/[^\x00-\x7F…]{3}/.test(text)
  return words.length === 0 || isGap || /::/.test(text) || isTypedLine(line) || isBareLine(line)
}

/** A text as it is offered: one line, without marks, of the length of a question; undefined where it says nothing. */
export function offered(text: string): string | undefined {
  const whole = inlineText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\[[ xX]\]\s+|^(?:!!!|\?\?\?\+?|:::)\s*[\w-]+\s+|^\d+(?:\.\d+)*[.)]?\s+(?=\D)|\s*\\$/g, '')
    .replace(/^"([^"]*)"$/, '$1')
    .replace(/^[(（]([^()（）]*)[)）][.]?$/, '$1')
    .replace(/\s*[:：]$/, '')
  const short = whole.length <= longest ? whole : whole.split(/(?<=[.!?。]|다\.)\s+/)[0]!
  if (short.length < 3 || short.length > longest || isCode(short)) return undefined
  return short.length <= shortest && captionText(short) === undefined ? undefined : short
}

/** The heading above a place, where it may say what a line does. */
export function headingText({ headings }: Spot): string | undefined {
  const heading = headings.at(-1)
  const caption = heading === undefined ? undefined : captionText(heading)
  if (caption === undefined || programNamed(caption) !== undefined) return undefined
  return /\S\s+\S/.test(caption) || /[^\x00-\x7F]{4}/.test(caption) ? caption : undefined
}

/** The text above a line, unless it has lines of the same program: it is about those. */
export const textAround = (line: string, around: string | undefined): string | undefined =>
  around?.includes(`${taskSubject(line).program} `) ? undefined : around

/** The sentence of a text that has a piece of code. */
const sentenceWith = (text: string, code: string): string =>
  text.split(/(?<=[\p{L}`)][.!?。])\s+(?=\S)|(?<=다\.)\s+/u).find((sentence) => sentence.includes(code)) ??
  text

/** The texts of a sentence that may explain its code: the rest of one that begins with it, else the sentence with a gap where it was. */
export function saidOf(text: string, code: string): string[] {
  const sentence = sentenceWith(text.trim(), code).replace(/^\s*(?:[-*+•]|\d+[.)])\s+/, '')
  const marked = [`\`${code}\``, `**${code}**`].find((form) => sentence.includes(form)) ?? code
  const at = sentence.indexOf(marked)
  if (at < 0) return []
  const rest = sentence
    .slice(at + marked.length)
    .replace(/^\s*(?:[:：=,–—-]|->|→|은|는|을|를|이|가)\s*/, '')
    .trim()
  const gap = `${sentence.slice(0, at)}…${sentence.slice(at + marked.length)}`
  // A text that begins with a particle goes on from the code.
  const goesOn = /^(?:에서|으로|로|와|과|에|의|도|만)(?=\s|는|만)/.test(rest)
  const isEnough = /\S\s+\S|[^\x00-\x7F]{3}/.test(rest)
  return at === 0 && isEnough && !rest.includes('`') && !goesOn ? [rest] : [gap]
}
