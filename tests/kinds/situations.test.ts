import type { Program } from '../../src/commandline/index.ts'
import { rebuild, situation, situationTypes } from '../../src/kinds/situations.ts'
import { seeded } from '../../src/model/index.ts'
import { run, startState } from '../../src/simulator/index.ts'
import { languages } from '../languages.ts'
import { rounds } from '../rounds.ts'
import { dockerProgram } from '../simulator/program.ts'

let program: Program
beforeAll(async () => {
  program = await dockerProgram()
})

const texts = languages.en!.kinds.situation

test.each(situationTypes)(
  '%s: at least 200 structures in 1,000 seeds, one right answer among others',
  (type) => {
    const shapes = new Set<string>()
    for (let seed = 0; seed < 1000; seed++) {
      const { picture, right, wrong } = situation(type, seeded(`${type} ${seed}`), texts)
      shapes.add(
        picture
          .replace(/\b(?:red|blue|green)\b/g, 'X')
          .replace(/\d+ ?MB/g, 'SIZE')
          .replace(/\b[abcd]2?\b/g, 'F'),
      )
      expect(wrong).not.toContain(right)
      expect(new Set(wrong).size).toBeGreaterThanOrEqual(2)
    }
    expect(shapes.size).toBeGreaterThanOrEqual(200)
  },
)

const quoted = (text: string): string => text.replaceAll('\n', '\\n')

test('the steps that run again are those that the simulator runs again', () => {
  for (let seed = 0; seed < rounds(5, 400); seed++) {
    const { steps, change, again } = rebuild(seeded(`rebuild ${seed}`))
    const written = (lines: readonly string[]): string =>
      `printf '${quoted(lines.join('\n'))}\\n' > ../Dockerfile`
    const changed = steps.map((text, index) =>
      (change.type === 'text' || change.type === 'value') && change.step === index + 1
        ? text.replace('MODE=prod', 'MODE=test').replace(/^RUN echo (\w+)/, 'RUN echo other-$1')
        : text,
    )
    const edit = {
      edit: `echo new > ${'file' in change ? change.file : ''}`,
      touch: `touch ${'file' in change ? change.file : ''}`,
      ignored: 'echo new > notes.md',
      text: 'true',
      value: 'true',
    }[change.type]
    const lines = [
      'mkdir app && cd app && mkdir src conf docs && echo a > src/app.js && echo b > conf/site.conf && echo c > package.json && echo d > docs/guide.txt && echo e > notes.md',
      'echo notes.md > .dockerignore',
      written(steps),
      'docker build -f ../Dockerfile -t t .',
      edit,
      written(changed),
      'docker build -f ../Dockerfile -t t .',
    ]
    let state = startState()
    let last = ''
    for (const line of lines) {
      const result = run(program, state, line)
      expect({ line, exitCode: result.exitCode, stderr: result.exitCode ? result.stderr : '' }).toEqual({
        line,
        exitCode: 0,
        stderr: '',
      })
      state = result.state
      last = result.stderr
    }
    // BuildKit numbers the steps that make layers only.
    const numbers = changed.flatMap((text, index) =>
      /^(?:FROM|RUN|COPY|WORKDIR)/.test(text) ? [index + 1] : [],
    )
    const found = [
      ...last.matchAll(/\[(\d+)\/\d+\] (?!FROM)[^\n]*\n(?:#\d+ [\d.]+ [^\n]*\n)*#\d+ DONE/g),
    ].map(([, number]) => numbers[Number(number) - 1]!)
    expect({ steps, change, again: found }).toEqual({ steps, change, again })
  }
})

test('what a container sees and what is left is what the simulator shows', () => {
  for (let seed = 0; seed < rounds(5, 400); seed++) {
    const { picture, right } = situation('sees', seeded(`sees ${seed}`), texts)
    const [head, ...lines] = picture.split('\n')
    const [, path, filled] = /: (\/\w+\/f)(?: = (image))?/.exec(head!) ?? []
    const dockerfile = `FROM httpd\\nRUN mkdir -p /data${filled ? ` && echo image > ${path}` : ''}\\n`
    let state = startState()
    let last = { stdout: '', exitCode: 0 }
    for (const line of [`printf '${dockerfile}' > Dockerfile`, 'docker build -q -t shop:1 .', ...lines]) {
      const result = run(program, state, line)
      state = result.state
      last = result
    }
    expect({ picture, right: last.exitCode === 0 ? last.stdout.trim() : texts.absent }).toEqual({
      picture,
      right,
    })
  }
})
