export { type WeakCard, weakCards, weakness } from './weak.ts'
