export { feedback, header, measure, outcome, question, remarks, table } from './card.ts'
export { problemLine } from './problem.ts'
export { styleOf } from './style.ts'
export { when } from './when.ts'
