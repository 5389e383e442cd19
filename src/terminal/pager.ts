import { spawn } from 'node:child_process'

/** The screen that a pager is to fill, and what the environment says of pagers. */
interface Screen {
  stdout: NodeJS.WriteStream
  env: Readonly<Record<string, string | undefined>>
}

/** The words of the learner's pager; `less` without one, and nothing where no pager is wanted. */
function pagerWords({ PAGER }: Screen['env']): string[] {
  const line = PAGER ?? (process.platform === 'win32' ? '' : 'less')
  const words = Array.from(
    line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    (match) => match[1] ?? match[2] ?? match[3]!,
  )
  return words[0] === 'cat' ? [] : words
}

/** A text for `less`, and the prompt of it. The prompt says how to leave; less 590 and older print no Hangul in it, so that a Korean text begins with what it would say. */
function forLess(text: string): { text: string; prompt: string } {
  return /[가-힣]/.test(text)
    ? { text: ` (q 닫기, 스페이스 다음)\n${text}`, prompt: 'q / space' }
    : { text, prompt: 'q quits, space goes on' }
}

/** Shows a text a screen at a time, where it is longer than the screen and there is a pager; otherwise prints it. */
export async function pageText(text: string, { stdout, env }: Screen): Promise<void> {
  const print = (): void => void stdout.write(text)
  const [program, ...args] = pagerWords(env)
  const rows = stdout.rows || 24
  if (!stdout.isTTY || program === undefined || text.split('\n').length <= rows) return print()
  const less = forLess(text)
  const isLess = env.LESS === undefined && /(?:^|\/)less$/.test(program)
  await new Promise<void>((done) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'inherit', 'inherit'],
      // As git does: colours as they are, no pager for a text that fits, and the text stays on the screen.
      // A locale that is set but not installed would show Hangul as bytes.
      // What was meant for the shell writes no file and runs nothing.
      env: {
        ...env,
        LESS: env.LESS ?? `-FRX -Ps${less.prompt}$`,
        LESSSECURE: env.LESSSECURE ?? '1',
        LESSCHARSET: env.LESSCHARSET ?? 'utf-8',
        LV: env.LV ?? '-c',
      },
    })
    // Ctrl-C is for the pager meanwhile.
    const ignore = (): void => undefined
    process.on('SIGINT', ignore)
    const end = (): void => {
      process.off('SIGINT', ignore)
      done()
    }
    child.on('error', () => {
      print()
      end()
    })
    child.on('close', end)
    // A pager that is left early closes its input.
    child.stdin.on('error', () => undefined)
    child.stdin.end(isLess ? less.text : text)
  })
}
