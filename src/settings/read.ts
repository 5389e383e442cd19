import { checkAll, type Given } from './check.ts'
import { flat, lineOf, type ParseToml } from './file.ts'
import { defaultSettings } from './table.ts'

/** Reads the settings of a file and its faults; never throws. */
export function readSettings(text: string, parse: ParseToml): Given {
  // Windows' editors put a mark in front.
  const toml = text.replace(/^\uFEFF/, '')
  try {
    return checkAll(flat(parse(toml)), lineOf(toml))
  } catch (error) {
    const { line = 1, message } = error as Error & { line?: number }
    const reason = message.split('\n')[0]!.replace(/^Invalid TOML document: /, '')
    return { values: defaultSettings(), set: [], faults: [{ type: 'syntax', line, reason }] }
  }
}
