import { exit, sanitize, UserError } from '../../model/index.ts'
import { asking, helpFor, type Ways, waysOf } from '../../play/index.ts'
import { sentence, styleOf } from '../../render/index.ts'
import {
  fromOutside,
  type Gap,
  gaps,
  type Hint,
  type Observation,
  observed,
  observedContainer,
  observedImage,
  type Scenario,
  type State,
} from '../../simulator/index.ts'
import type { World } from '../../world/index.ts'
import { type Engine, engineOf } from './free.ts'

const lines = (text: string | undefined): string[] => (text ?? '').split('\n').filter(Boolean)

/** Reads the state of the learner's own engine with commands that change nothing. Throws UserError where none answers. */
async function look({ docker, texts }: World): Promise<Observation> {
  const must = async (...words: string[]): Promise<string> => {
    const text = await docker.read(words)
    if (text === undefined) throw new UserError(texts.lab.noDocker, texts.lab.noDockerHint)
    return text
  }
  const ids = lines(await must('ps', '--all', '--quiet', '--no-trunc'))
  const imageIds = [...new Set(lines(await must('images', '--quiet', '--no-trunc')))]
  const inspect = async (kind: string, found: readonly string[]): Promise<never[]> =>
    found.length === 0 ? [] : (JSON.parse(await must('inspect', '--type', kind, ...found)) as never[])
  const containers = await Promise.all(
    (await inspect('container', ids)).map(async (json, index) =>
      observedContainer(json, (await docker.read(['diff', ids[index]!])) ?? ''),
    ),
  )
  return {
    containers,
    images: (await inspect('image', imageIds)).map(observedImage),
    volumes: lines(await must('volume', 'ls', '--quiet')).map((name) => ({ name })),
    networks: lines(
      await must('network', 'ls', '--no-trunc', '--format', '{{.ID}} {{.Name}} {{.Driver}}'),
    ).map((line) => {
      const [id = '', name = '', driver = ''] = line.split(' ')
      return { id, name, driver }
    }),
  }
}

/** The footprint of a lab: the names that must be free, and the line between its start and its goal. */
interface Plan {
  start: State
  goal: State
  names: { containers: string[]; images: string[]; volumes: string[]; networks: string[] }
}

function planOf(engine: Engine, world: World, lab: Scenario): Plan {
  const run = (from: State, typed: readonly string[]): State =>
    typed.reduce((state, line) => engine.run(state, line).state, from)
  const empty = engine.start({ now: world.now() })
  const start = run(empty, lab.start)
  const goal = run(start, lab.solution)
  const names = (of: (state: State) => string[]): string[] => [
    ...new Set([...of(start), ...of(goal)].filter((name) => !of(empty).includes(name))),
  ]
  const given = (name: string): boolean => !/^[a-z]+_[a-z]+$/.test(name) && !/^[0-9a-f]{64}$/.test(name)
  return {
    start,
    goal,
    names: {
      containers: names(({ containers }) => containers.map(({ name }) => name).filter(given)),
      images: names(({ images }) => images.flatMap(({ tags }) => tags)),
      volumes: names(({ volumes }) => volumes.map(({ name }) => name).filter(given)),
      networks: names(({ networks }) => networks.map(({ name }) => name)),
    },
  }
}

/** The names of a lab that something of the learner's has already. */
function taken({ names }: Plan, seen: Observation): string[] {
  const there = [
    seen.containers.map(({ name }) => name).filter((name) => names.containers.includes(name)),
    seen.images.flatMap(({ tags }) => tags).filter((tag) => names.images.includes(tag)),
    seen.volumes.map(({ name }) => name).filter((name) => names.volumes.includes(name)),
    seen.networks.map(({ name }) => name).filter((name) => names.networks.includes(name)),
  ]
  return there.flat()
}

/** An observation without what was there before the lab; images that lessons use are the lab's too. */
const since = (now: Observation, before: Observation): Observation => ({
  containers: now.containers.filter(({ id }) => !before.containers.some((other) => other.id === id)),
  images: now.images,
  volumes: now.volumes.filter(({ name }) => !before.volumes.some((other) => other.name === name)),
  networks: now.networks.filter(
    ({ id, name }) =>
      ['bridge', 'host', 'none'].includes(name) || !before.networks.some((other) => other.id === id),
  ),
})

/** Compares the host with the goal, as far as it can be seen from outside; images that the lab does not touch do not count. */
function missing(plan: Plan, lab: Scenario, seen: Observation): Gap[] {
  const own = observed(seen, plan.goal, plan.start)
  return gaps(plan.goal, own, plan.start, lab.free).filter(
    (gap) =>
      gap.code !== 'host-file' &&
      (!gap.code.startsWith('image') || plan.names.images.includes(gap.name) || gap.code === 'image-extra'),
  )
}

/** The lines that remove what came with the lab. */
function cleanUp(now: Observation, before: Observation): string[][] {
  const mine = since(now, before)
  const images = now.images
    .flatMap(({ tags, id }) => (tags.length > 0 ? tags : [id]))
    .filter((name) => !before.images.some(({ tags, id }) => tags.includes(name) || id === name))
  const networks = mine.networks.filter(({ id }) => !before.networks.some((other) => other.id === id))
  return [
    ['rm', '--force', '--volumes', ...mine.containers.map(({ id }) => id.slice(0, 12))],
    ['network', 'rm', ...networks.map(({ id }) => id.slice(0, 12))],
    ['volume', 'rm', ...mine.volumes.map(({ name }) => name)],
    ['rmi', ...images],
  ].filter((words) => !['--volumes', 'rm', 'rmi'].includes(words.at(-1)!))
}

/** A lab that is played on the learner's own Docker. */
interface Play {
  world: World
  plan: Plan
  lab: Scenario
  /** The objects that existed when it began. */
  before: Observation
  /** The known ways to the goal. */
  ways: Ways
  say: (text: string) => void
}

/** Plays a lab on the learner's own Docker: only reads, and removes nothing without a yes. Throws UserError. */
export async function playOnDocker(world: World, lab: Scenario): Promise<number> {
  const { terminal, texts } = world
  const engine = await engineOf(world)
  const plan = planOf(engine, world, lab)
  if (missing(plan, lab, fromOutside(plan.start)).length === 0)
    throw new UserError(texts.lab.onlyInside(lab.id), texts.lab.onlyInsideHint(lab.id))
  const before = await look(world)
  const names = taken(plan, before)
  if (names.length > 0)
    throw new UserError(texts.lab.namesTaken(names.map(sanitize)), texts.lab.namesTakenHint)
  const style = styleOf(terminal)
  const say = (text: string): void => {
    for (const row of sentence(text, terminal.columns, (plain) => plain)) terminal.print(row)
  }
  terminal.print(` ${style.strong(sanitize(lab.title))}`)
  say(lab.task)
  say(texts.lab.paste)
  for (const line of lab.start) terminal.print(`   ${line}`)
  const unseen = gaps(plan.goal, plan.start, plan.start, lab.free).filter(({ code }) => code === 'host-file')
  if (unseen.length > 0) say(texts.lab.filesUnseen(unseen.map(({ name }) => name)))
  const solved = await checks({ world, plan, lab, before, ways: waysOf(engine, lab, plan.start), say })
  await offerCleanUp(world, before)
  return solved ? exit.ok : exit.failed
}

/** Looks at the host and returns what keeps it from the goal. */
const leftOf = async ({ plan, lab, before, world }: Play): Promise<Gap[]> =>
  missing(plan, lab, since(await look(world), before))

/** Looks, tells what is missing and says whether the goal is reached. */
async function goalReached(play: Play): Promise<boolean> {
  const { lab, world, say } = play
  const { terminal, texts } = world
  const left = await leftOf(play)
  if (left.length === 0) {
    say(texts.lab.reached)
    say(lab.after)
    return true
  }
  terminal.print(` ${texts.lab.missing}`)
  for (const gap of left.slice(0, 5)) terminal.print(`   ${sanitize(texts.lab.gap(gap))}`)
  return false
}

/** Takes keys until the goal is reached or the learner stops; returns whether it is. */
async function checks(play: Play): Promise<boolean> {
  const { world, lab, say } = play
  const { terminal, texts } = world
  const shown = new Set<Hint>()
  for (;;) {
    const reply = await asking(
      play.world,
      {
        type: 'key',
        accept: ['c', 'h', 's', 'q', '?'],
        enter: 'c',
        keys: texts.lab.dockerKeys,
        unattended: 'q',
        fresh: true,
      },
      () => [` ${texts.lab.dockerHelp}`],
    )
    const key = reply.type === 'key' ? reply.key : 'q'
    if (key === 'q') return false
    if (key === 'h') helpFor(play.ways, lab, shown, await leftOf(play), texts).lines.forEach(say)
    else if (key === 's') for (const line of lab.solution) terminal.print(`   ${line}`)
    else if (await goalReached(play)) return true
  }
}

async function offerCleanUp(world: World, before: Observation): Promise<void> {
  const { terminal, texts, docker } = world
  const words = cleanUp(await look(world), before)
  if (words.length === 0) return
  terminal.print(` ${texts.lab.cleanUp}`)
  for (const line of words) terminal.print(`   docker ${line.map(sanitize).join(' ')}`)
  const reply = await asking(
    world,
    {
      type: 'key',
      accept: ['y', 'n', '?'],
      enter: 'n',
      keys: texts.lab.cleanUpKeys,
      unattended: 'n',
      fresh: true,
    },
    () => [` ${texts.lab.cleanUpHelp}`],
  )
  if (reply.type !== 'key' || reply.key !== 'y') return
  for (const line of words)
    if (!(await docker.remove(line)))
      terminal.note(texts.lab.notRemoved(`docker ${line.map(sanitize).join(' ')}`))
}
