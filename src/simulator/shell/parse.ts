import { SyntaxFault, type Token, tokens, type Word } from './tokens.ts'

/** A line of the shell as a tree. */
export type Command =
  | {
      type: 'simple'
      assignments: readonly (readonly [string, Word])[]
      words: readonly Word[]
      redirects: readonly Redirect[]
    }
  | { type: 'pipe'; commands: readonly Command[]; negated: boolean }
  | { type: 'list'; items: readonly ListItem[] }
  | { type: 'group'; body: Command; subshell: boolean; redirects: readonly Redirect[] }
  | { type: 'while'; until: boolean; condition: Command; body: Command }
  | { type: 'for'; name: string; words: readonly Word[]; body: Command }
  | { type: 'if'; branches: readonly { condition: Command; body: Command }[]; otherwise?: Command }

/** How a command follows the one before it. */
export interface ListItem {
  joint: ';' | '&&' | '||'
  command: Command
  background: boolean
}

export interface Redirect {
  /** 1 or 2, 0 for `<`, 3 for both. */
  stream: number
  kind: '>' | '>>' | '<' | '>&'
  target: Word
}

/** Reads a script. Throws SyntaxFault. */
export function parseScript(text: string): Command {
  const parser = new Parser(tokens(text))
  return parser.script()
}

// Deeper scripts are not read, so that none can fill the stack.
const deepest = 100

const reserved = new Set(['then', 'do', 'done', 'fi', 'else', 'elif', '}'])

/** One method for each rule of the grammar. */
class Parser {
  private at = 0
  private depth = 0
  private readonly list: Token[]
  constructor(list: Token[]) {
    this.list = list
  }

  script(): Command {
    const command = this.commands()
    const rest = this.list[this.at]!
    if (rest.type !== 'end')
      throw new SyntaxFault(`syntax error near unexpected token \`${this.textOf(rest)}'`)
    return command
  }

  private textOf(token: Token): string {
    if (token.type === 'operator') return token.text === '\n' ? 'newline' : token.text
    return token.type === 'word' ? (token.plain ?? 'word') : 'newline'
  }

  private operator(...texts: string[]): string | undefined {
    const token = this.list[this.at]!
    return token.type === 'operator' && texts.includes(token.text) ? token.text : undefined
  }

  private keyword(): string | undefined {
    const token = this.list[this.at]!
    return token.type === 'word' ? token.plain : undefined
  }

  private expect(word: string): void {
    if (this.keyword() !== word && !this.operator(word))
      throw new SyntaxFault(`syntax error near unexpected token \`${this.textOf(this.list[this.at]!)}'`)
    this.at++
  }

  private skipLines(): void {
    while (this.operator('\n', ';')) this.at++
  }

  /** Whether a list of commands ends here. */
  private atEnd(): boolean {
    const token = this.list[this.at]!
    return (
      token.type === 'end' ||
      (token.type === 'word' && reserved.has(token.plain ?? '')) ||
      this.operator(')') !== undefined
    )
  }

  private skipLineEnds(): void {
    while (this.operator('\n')) this.at++
  }

  private commands(): Command {
    const items: ListItem[] = []
    let joint: ListItem['joint'] = ';'
    this.skipLineEnds()
    while (!this.atEnd()) {
      const command = this.pipeline()
      const background = this.operator('&') !== undefined
      items.push({ joint, command, background })
      const next = this.operator(';', '&&', '||', '&', '\n')
      if (next === undefined) break
      this.at++
      joint = next === '&&' || next === '||' ? next : ';'
      this.skipLineEnds()
      if (joint !== ';' && this.list[this.at]!.type === 'end')
        throw new SyntaxFault('syntax error: unexpected end of file')
    }
    return items.length === 1 && !items[0]!.background ? items[0]!.command : { type: 'list', items }
  }

  private pipeline(): Command {
    const negated = this.keyword() === '!'
    if (negated) this.at++
    const commands = [this.command()]
    while (this.operator('|')) {
      this.at++
      this.skipLines()
      commands.push(this.command())
    }
    return commands.length === 1 && !negated ? commands[0]! : { type: 'pipe', commands, negated }
  }

  private command(): Command {
    if (++this.depth > deepest) throw new SyntaxFault('too many levels of nesting')
    const command = this.compound()
    this.depth--
    return command
  }

  private compound(): Command {
    if (this.operator('(')) {
      this.at++
      const body = this.commands()
      this.expect(')')
      return { type: 'group', body, subshell: true, redirects: this.redirects() }
    }
    switch (this.keyword()) {
      case '{': {
        this.at++
        const body = this.commands()
        this.expect('}')
        return { type: 'group', body, subshell: false, redirects: this.redirects() }
      }
      case 'while':
      case 'until':
        return this.loop()
      case 'for':
        return this.forLoop()
      case 'if':
        return this.branches()
      default:
        return this.simple()
    }
  }

  private loop(): Command {
    const until = this.keyword() === 'until'
    this.at++
    const condition = this.commands()
    this.expect('do')
    const body = this.commands()
    this.expect('done')
    return { type: 'while', until, condition, body }
  }

  private forLoop(): Command {
    this.at++
    const name = this.keyword() ?? ''
    this.at++
    const words: Word[] = []
    if (this.keyword() === 'in') {
      this.at++
      for (let token = this.list[this.at]!; token.type === 'word'; token = this.list[++this.at]!)
        words.push(token.word)
    }
    this.skipLines()
    this.expect('do')
    const body = this.commands()
    this.expect('done')
    return { type: 'for', name, words, body }
  }

  private branches(): Command {
    const branches: { condition: Command; body: Command }[] = []
    let otherwise: Command | undefined
    this.at++
    for (;;) {
      const condition = this.commands()
      this.expect('then')
      branches.push({ condition, body: this.commands() })
      if (this.keyword() === 'elif') {
        this.at++
        continue
      }
      if (this.keyword() === 'else') {
        this.at++
        otherwise = this.commands()
      }
      this.expect('fi')
      return { type: 'if', branches, otherwise }
    }
  }

  private redirects(): Redirect[] {
    const found: Redirect[] = []
    for (let redirect = this.redirect(); redirect; redirect = this.redirect()) found.push(redirect)
    return found
  }

  private redirect(): Redirect | undefined {
    const text = this.operator('2>&1', '1>&2', '>&2', '>&1', '&>', '2>>', '2>', '1>', '>>', '>', '<')
    if (text === undefined) return undefined
    this.at++
    if (text.includes('>&'))
      return {
        stream: text.startsWith('2') ? 2 : 1,
        kind: '>&',
        target: [{ type: 'text', text: text.slice(-1), quoted: true }],
      }
    const token = this.list[this.at]!
    if (token.type !== 'word')
      throw new SyntaxFault(`syntax error near unexpected token \`${this.textOf(token)}'`)
    this.at++
    const stream = text === '<' ? 0 : text === '&>' ? 3 : text.startsWith('2') ? 2 : 1
    return { stream, kind: text === '<' ? '<' : text.includes('>>') ? '>>' : '>', target: token.word }
  }

  private simple(): Command {
    const assignments: (readonly [string, Word])[] = []
    const words: Word[] = []
    const redirects: Redirect[] = []
    for (;;) {
      const redirect = this.redirect()
      if (redirect) {
        redirects.push(redirect)
        continue
      }
      const token = this.list[this.at]!
      if (token.type !== 'word') break
      this.at++
      const assigned = words.length === 0 ? assignmentOf(token.word) : undefined
      if (assigned) assignments.push(assigned)
      else words.push(token.word)
    }
    if (assignments.length + words.length + redirects.length === 0)
      throw new SyntaxFault(`syntax error near unexpected token \`${this.textOf(this.list[this.at]!)}'`)
    return { type: 'simple', assignments, words, redirects }
  }
}

/** `NAME=value` in front of a command. */
function assignmentOf(word: Word): readonly [string, Word] | undefined {
  const [first, ...rest] = word
  if (first?.type !== 'text' || first.quoted) return undefined
  const match = /^([A-Za-z_]\w*)=(.*)$/s.exec(first.text)
  return match ? [match[1]!, [{ type: 'text', text: match[2]!, quoted: false }, ...rest]] : undefined
}
