import { type ManEvent, macroWords, plainRoff } from './events.ts'

/** Brackets that a macro puts around the rest of its line, and those that open and close. */
const around: Readonly<Record<string, [string, string]>> = {
  Op: ['[', ']'],
  Oo: ['[', ']'],
  Bq: ['[', ']'],
  Bo: ['[', ']'],
  Pq: ['(', ')'],
  Po: ['(', ')'],
  Aq: ['<', '>'],
  Ao: ['<', '>'],
  Brq: ['{', '}'],
  Bro: ['{', '}'],
  Dq: ['“', '”'],
  Do: ['“', '”'],
  Qq: ['"', '"'],
  Qo: ['"', '"'],
  Sq: ["'", "'"],
  So: ["'", "'"],
  Ql: ["'", "'"],
}
const closing: Readonly<Record<string, string>> = {
  Oc: ']',
  Bc: ']',
  Pc: ')',
  Ac: '>',
  Brc: '}',
  Dc: '”',
  Qc: '"',
  Sc: "'",
}
/** Names of systems that a macro prints. */
const systems: Readonly<Record<string, string>> = {
  Ux: 'UNIX',
  Bx: 'BSD',
  At: 'AT&T UNIX',
  Ox: 'OpenBSD',
  Fx: 'FreeBSD',
  Nx: 'NetBSD',
}
const plain =
  /^(?:Ar|Cm|Ic|Em|Sy|Li|Pa|Va|Vt|Fa|Ev|Dv|Er|Ad|Ms|Nd|No|Tn|Fn|Fr|Sx|Lk|Mt|Cd|St|Xo|Xc|Ta|Ns|Pf|Sm|Ap|Fl|Nm|Xr)$/

interface Line {
  text: string
  /** No space before the next word. */
  tight: boolean
  /** No spaces at all, until `Sm on`. */
  solid?: boolean
}

function put(line: Line, word: string): void {
  const close = /^[.,:;)\]}>”'?!]+$/.test(word)
  const open = /[[({<“]$/.test(line.text)
  const solid = line.solid && !/(?:^| )-\w$/.test(line.text)
  line.text += line.text === '' || line.tight || solid || close || open ? word : ` ${word}`
  line.tight = false
}

/** The text of the words of a line, macros among them carried out. `program` is what `Nm` stands for. */
function inline(words: readonly string[], program: string, line: Line = { text: '', tight: false }): string {
  let fl = false
  const ends: string[] = []
  for (const [index, word] of words.entries()) {
    const brackets = around[word]
    const previous = words[index - 1]
    if (previous === 'Sm') {
      line.solid = word === 'off'
      continue
    }
    // Closing marks are outside of the brackets of the line.
    if (ends.length > 0 && words.slice(index).every((one) => /^[.,:;)]$/.test(one)))
      for (const end of ends.splice(0).reverse()) put(line, end)
    if (systems[word] !== undefined) put(line, systems[word])
    else if (brackets) {
      put(line, brackets[0])
      line.tight = true
      if (/q$|^Op$|^Ql$/.test(word)) ends.push(brackets[1])
    } else if (closing[word] !== undefined) put(line, closing[word])
    else if (word === 'Nd') put(line, '-')
    else if (word === 'Ns' || word === 'Pf') line.tight = true
    else if (word === 'Ap') {
      line.tight = true
      put(line, "'")
      line.tight = true
    } else if (word === 'Fl') fl = true
    else if (word === 'Nm') {
      const next = words[index + 1]
      if (next === undefined || plain.test(next) || /^[.,;:)]$/.test(next)) put(line, program)
    } else if (word === 'Xr') {
      const [name, section] = words.slice(index + 1)
      if (name !== undefined) put(line, section && /^\d/.test(section) ? `${name}(${section})` : name)
    } else if (!plain.test(word) && words[index - 1] !== 'Xr' && words[index - 2] !== 'Xr') {
      put(line, fl && !/^[.,:;)|]/.test(word) ? `-${word}` : word)
      fl = false
      continue
    }
    if (word !== 'Fl' && fl) {
      fl = false
      if (plain.test(word)) put(line, '-')
    }
  }
  for (const end of ends.reverse()) put(line, end)
  return line.text.replace(/ +([\])>])/g, '$1')
}

/** The pieces of a page in mdoc, as BSD's programs write it. */
export function readMdoc(lines: readonly string[]): ManEvent[] {
  const events: ManEvent[] = []
  let program = ''
  let depth = 0
  /** An item whose names go on over the next lines, to `Xc`. */
  let item: { line: Line; at: number } | undefined
  for (const [index, given] of lines.entries()) {
    const at = index + 1
    const macro = /^\.\s*([A-Z][a-z]{1,2})\s*(.*)$/.exec(given)
    const words = macro ? macroWords(macro[2]!).map(plainRoff) : []
    if (item) {
      const all = macro ? [macro[1]!, ...words] : [plainRoff(given)]
      if (all[0] === 'Xc') {
        events.push({ type: 'tag', text: item.line.text, line: item.at, depth })
        item = undefined
      } else inline(all, program, item.line)
      continue
    }
    if (!macro) {
      if (given !== '' && !given.startsWith('.'))
        events.push({ type: 'text', text: plainRoff(given), line: at, depth })
      else if (given === '') events.push({ type: 'break', line: at })
      continue
    }
    const name = macro[1]!
    if (name === 'Nm' && program === '') program = words[0] ?? ''
    if (name === 'Sh' || name === 'Ss') events.push({ type: 'heading', text: words.join(' '), line: at })
    else if (name === 'Bl') depth++
    else if (name === 'El') depth = Math.max(0, depth - 1)
    else if (name === 'Pp' || name === 'Bd' || name === 'Ed') events.push({ type: 'break', line: at })
    else if (name === 'It' && words.at(-1) === 'Xo') {
      item = { line: { text: inline(words.slice(0, -1), program), tight: false }, at }
    } else if (name === 'It') events.push({ type: 'tag', text: inline(words, program), line: at, depth })
    else if (!/^(?:Dd|Dt|Os|Sm|Bk|Ek|Rs|Re|Lb|In)$/.test(name)) {
      const text = inline([name, ...words], program)
      if (text !== '') events.push({ type: 'text', text, line: at, depth })
    }
  }
  return events
}
