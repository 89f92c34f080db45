export { BadInput, type Call, type Command, type Municipal, type PostService } from './command.ts'
export { fileComplaint } from './file-complaint.ts'
export { runCommand, type World } from './run.ts'
export { terminal } from './terminal.ts'
