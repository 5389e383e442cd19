export { systemWorld } from './system.ts'
