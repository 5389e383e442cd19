export { type CommandLine, parse } from './parse.ts'
