export { pace } from '../model/index.ts'
