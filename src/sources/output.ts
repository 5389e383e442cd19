import { isProgram, programWord } from './programs.ts'
import type { ShellLine } from './shell.ts'
import { hasProse } from './typed.ts'

const firstOf = (text: string): string =>
  programWord(
    text
      .trim()
      .replace(/^(?:sudo|doas)\s+(?=[a-z])/, '')
      .split(/\s+/)[0] ?? '',
  )

/** Matches lines that programs print or files hold, and nobody types: a label, columns, a brace, a semicolon at the end. */
const printed =
  /^\s*[A-Za-z][\w. -]{0,40}:\s+\S|\S\s{3,}\S.*\S\s{3,}\S|(?<!\})[{};]\s*$|^\s*[A-Z][a-z]+ [a-z]+ .*[.!]$|^\s*[A-Z]{2,}(?:\s+[A-Z]{2,}){2,}/

/** Whether a block holds what a program prints, or a file: no line begins with a program, and some look printed. */
export const showsOutput = (lines: readonly string[], commands: readonly ShellLine[]): boolean =>
  isFile(lines) ||
  (!commands.some(({ text }) => isProgram(firstOf(text))) &&
    lines.some((line) => !/^\s*#/.test(line) && printed.test(line)))

/** Whether the lines of a block are nested by braces, as those of a configuration are. */
const isFile = (all: readonly string[]): boolean => {
  const lines = all.filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
  return (
    lines.some((line) => /[\w)]\s*\{\s*$/.test(line)) &&
    lines.filter((line) => /[{};]\s*$/.test(line)).length >= lines.length / 2
  )
}

/** Whether every line of a block begins with a program and reads like a command line. */
export const isTypedAlike = (commands: readonly ShellLine[]): boolean =>
  commands.length > 0 &&
  commands.every(
    ({ text }) =>
      isProgram(firstOf(text)) &&
      !hasProse(text) &&
      (text.split(/\s+/).length <= 3 || /[-/.=$<>|_~\d'"*]/.test(text.replace(/[.!?]\s*$/, ''))),
  )
