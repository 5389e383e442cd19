// What yargs is bundled as: apart, for most command lines are read without it.
export { default as yargs } from 'yargs'
