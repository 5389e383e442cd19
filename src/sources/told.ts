import { readWords } from '../commandline/index.ts'
import type { Captions } from '../model/index.ts'

/** The learner's words on lines that a text does not explain. */
export interface Told {
  /** The word on a line: a text, null where it is to be left out, undefined where nothing was said. */
  of(line: string): string | null | undefined
  /** All that was asked for: a line that is gone from the text, or that the text explains now, needs it no longer. */
  used(): Captions
}

/** Words in brackets, or of another script behind two slashes, at the end of a line: no shell reads them there. */
const remark =
  /^(.*[^\s$<>])(?:\s+\(|\((?=[^\x00-\x7F])|\s*（)([^()（）]*\p{L}{2}[^()（）]*)[)）]\s*$|^(.*\S)\s+\/\/\s*(.*[^\x00-\x7F].*)$/su

/** Names of what has to be filled in: `docker inspect (컨테이너 이름)`. */
const place = /(?:이름|[가-힣]명|경로|위치|아이디|번호|名|id|name|path)$/i

/** A line without the remark at its end, and the remark. */
export function withoutRemark(text: string): { line: string; remark?: string } {
  const [, before, inBrackets, line, behind] = remark.exec(text) ?? []
  const said = inBrackets?.trim() ?? behind?.trim()
  return said === undefined || place.test(said)
    ? { line: text }
    : { line: (before ?? line)!.trimEnd(), remark: said }
}

/** A line as the learner's word is kept under it: without prompt and remark, the same however it is spaced. */
export function lineKey(text: string): string {
  const { line, words } = readWords(withoutRemark(text).line)
  return line
    .slice(words[0]?.start ?? 0)
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The learner's word on lines, from the table of a deck. */
export function toldBy(captions: Captions = {}): Told {
  const all = new Map(Object.entries(captions))
  const used = new Map<string, string | null>()
  return {
    of(line) {
      if (all.size === 0) return undefined
      const key = lineKey(line)
      const said = all.get(key)
      if (said !== undefined) used.set(key, said)
      return said
    },
    used: () => Object.fromEntries(used),
  }
}
