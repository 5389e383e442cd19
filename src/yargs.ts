// The entry point of the bundle with yargs, which is apart because most command lines are read without it.
export { default as yargs } from 'yargs'
