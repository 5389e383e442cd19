/** A file, a directory or a symbolic link; never changed in place, so that copies of a tree may share it. */
export interface Node {
  readonly type: 'file' | 'dir' | 'link'
  /** The text of a file, the target of a link. */
  readonly content: string
  /** Bytes, where they are not those of `content`. */
  readonly size?: number
  readonly mode: number
  readonly user: number
  /** Milliseconds since 1970. */
  readonly modified: number
  /** A directory that hides what lower layers have in it. */
  readonly opaque?: true
}

/** Nodes by absolute path; null is a whiteout, which hides what lower layers have at the path. */
export type Files = Record<string, Node | null>

/** A layer of an image; never changed. */
export interface Layer {
  readonly id: string
  readonly files: Readonly<Files>
  /** Bytes of files that are not modelled: the programs and libraries of a real image. */
  readonly more?: number
}

/** A line of `docker history`, newest last. */
export interface HistoryItem {
  readonly created: number
  readonly by: string
  /** The layer that the step made; undefined for one that only changes metadata. */
  readonly layer?: string
  readonly comment: string
}

export interface HealthCheck {
  test: string[]
}

/** The settings with which an image is run. */
export interface ImageConfig {
  readonly env: readonly string[]
  readonly entrypoint?: readonly string[]
  readonly cmd?: readonly string[]
  readonly workdir: string
  readonly user: string
  readonly exposed: readonly string[]
  readonly volumes: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  readonly stopSignal?: string
  readonly health?: HealthCheck
  readonly shell?: readonly string[]
}

export interface Image {
  readonly id: string
  readonly created: number
  /** When a tag was given last; decides the order of lists. */
  tagged: number
  /** `httpd:latest` */
  tags: string[]
  readonly layers: readonly Layer[]
  readonly history: readonly HistoryItem[]
  readonly config: ImageConfig
  /** The image of the container that was committed. */
  readonly parent?: string
}

export interface Mount {
  readonly type: 'volume' | 'bind' | 'tmpfs'
  /** The name of a volume, or a path of the host. */
  readonly source: string
  readonly target: string
  readonly readOnly: boolean
  /** Made for this container, without a name of its own. */
  readonly anonymous: boolean
  /** Given with `--mount`. */
  readonly long?: boolean
  /** As it was written in `-v`. */
  readonly written?: string
}

/** A port of the container, and where the host should publish it: port 0 is any free one. */
export interface PortBinding {
  /** `80/tcp` */
  readonly container: string
  readonly ip: string
  readonly host: number
  /** The end of a range to choose from. */
  readonly hostEnd?: number
}

export interface Endpoint {
  readonly ip: string
  readonly mac: string
  readonly id: string
  readonly aliases: readonly string[]
}

export interface LogLine {
  readonly at: number
  readonly stream: 'out' | 'err'
  /** With its line end, where it has one. */
  readonly text: string
}

/** A process of a container that goes on after its command line was run. */
export interface Running {
  /** The words of each process, the main one first. */
  readonly processes: readonly (readonly string[])[]
  /** When it ends by itself; Infinity for a server. */
  readonly until: number
  readonly exitCode: number
  /** Commands of the shell for signals, by name without SIG. */
  readonly traps: Readonly<Record<string, string>>
  /** Ports on which it accepts connections. */
  readonly listens: readonly number[]
  /** The folder that a web server serves. */
  readonly serves?: string
}

export interface Container {
  readonly id: string
  name: string
  readonly created: number
  /** As it was given. */
  image: string
  readonly imageId: string
  readonly layers: readonly Layer[]
  readonly path: string
  readonly args: readonly string[]
  readonly config: ImageConfig & {
    readonly hostname: string
    readonly tty: boolean
    readonly stdin: boolean
    readonly cmdGiven: readonly string[] | undefined
    readonly attached: boolean
  }
  readonly host: HostConfig
  status: 'created' | 'running' | 'paused' | 'restarting' | 'exited'
  started: number
  finished: number
  exitCode: number
  error: string
  running?: Running
  /** It holds the terminal it was started from, and would end with it. */
  foreground?: boolean
  /** The writable layer. */
  files: Files
  tmpfs: Record<string, Files>
  readonly mounts: readonly Mount[]
  networks: Record<string, Endpoint>
  /** Published while it runs. */
  published: PortBinding[]
  logs: LogLine[]
  restarts: number
}

export interface HostConfig {
  readonly ports: readonly PortBinding[]
  readonly publishAll: boolean
  restart: { name: string; max: number }
  readonly autoRemove: boolean
  readonly network: string
  memory: number
  memorySwap: number
  cpus: number
  readonly readOnly: boolean
  readonly init: boolean
  readonly privileged: boolean
  readonly hosts: readonly string[]
}

/** The settings of a container that was made without options. */
export const defaultHost = (): HostConfig => ({
  ports: [],
  publishAll: false,
  restart: { name: 'no', max: 0 },
  autoRemove: false,
  network: 'bridge',
  memory: 0,
  memorySwap: 0,
  cpus: 0,
  readOnly: false,
  init: false,
  privileged: false,
  hosts: [],
})

export interface Volume {
  readonly name: string
  readonly created: number
  readonly anonymous: boolean
  readonly labels: Readonly<Record<string, string>>
  files: Files
}

export interface Network {
  readonly name: string
  readonly id: string
  readonly created: number
  readonly driver: string
  /** The second number of 172.x.0.0/16; 0 where there are no addresses. */
  readonly subnet: number
  readonly internal: boolean
  readonly labels: Readonly<Record<string, string>>
  /** Came with the engine and cannot be removed. */
  readonly builtIn: boolean
}

/** A build step whose result is known. */
export interface CachedStep {
  readonly layer: Layer
  readonly used: number
}

export interface Host {
  files: Files
  cwd: string
  env: Record<string, string>
  /** The exit code of the last line. */
  status: number
}

/** A shell in a container that the learner types into. */
export interface Session {
  /** The id of the container. */
  readonly container: string
  /** Its main process: when the shell ends, the container does. */
  readonly main: boolean
  readonly user: string
  cwd: string
  env: Record<string, string>
  /** The exit code of the last line. */
  status: number
}

/** Whether a container has a main process. */
export const hasProcess = ({ status }: Container): boolean => status === 'running' || status === 'paused'

/** Whether a container runs or will run again: `ps` lists it. */
export const isUp = (container: Container): boolean =>
  hasProcess(container) || container.status === 'restarting'

/** Everything that the simulator knows. Plain data: it can be kept, compared and sent. */
export interface State {
  /** Milliseconds since 1970; commands that wait let it pass. */
  now: number
  /** Makes ids repeatable. */
  seed: number
  ids: number
  /** A terminal is at the other end. */
  tty: boolean
  images: Image[]
  /** Oldest first. */
  containers: Container[]
  volumes: Volume[]
  networks: Network[]
  /** By a key of the step and all before it. */
  cache: Record<string, CachedStep>
  host: Host
  /** The shell in a container that takes the lines instead of the host's. */
  session?: Session
}

/** A copy that may be changed without the original noticing; what never changes is shared. */
export function copyState(state: State): State {
  return {
    ...state,
    images: state.images.map((image) => ({ ...image, tags: [...image.tags] })),
    containers: state.containers.map(copyContainer),
    volumes: state.volumes.map((volume) => ({ ...volume, files: { ...volume.files } })),
    networks: [...state.networks],
    cache: { ...state.cache },
    host: { ...state.host, files: { ...state.host.files }, env: { ...state.host.env } },
    ...(state.session ? { session: { ...state.session, env: { ...state.session.env } } } : {}),
  }
}

const copyContainer = (container: Container): Container => ({
  ...container,
  host: { ...container.host },
  files: { ...container.files },
  tmpfs: Object.fromEntries(Object.entries(container.tmpfs).map(([path, files]) => [path, { ...files }])),
  networks: { ...container.networks },
  published: [...container.published],
  logs: [...container.logs],
})
