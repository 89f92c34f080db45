export { BadInput, type Call, type Command, type Municipal } from './command.ts'
