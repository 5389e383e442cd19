// The part of enquirer's Prompt that we use; its own types lack the class.
declare module 'enquirer/lib/prompt.js' {
  import type { EventEmitter } from 'node:events'

  interface PromptOptions {
    message?: string
    stdin?: NodeJS.ReadStream
    stdout?: NodeJS.WriteStream
    show?: boolean
  }

  class Prompt<Value> extends EventEmitter {
    constructor(options?: PromptOptions)
    stdin: NodeJS.ReadStream
    stdout: NodeJS.WriteStream
    value: Value
    state: { submitted: boolean; cancelled: boolean; closed?: boolean; status: string }
    get width(): number
    get height(): number
    start(): void
    stop?: () => void
    render(): void | Promise<void>
    close(): void | Promise<void>
    submit(): Promise<void>
    cancel(error?: unknown): Promise<void>
    alert(): void
    run(): Promise<Value>
  }

  export default Prompt
}
