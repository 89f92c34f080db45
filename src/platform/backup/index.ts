export { backupCommands } from './commands.ts'
export { putBack, type Refusal } from './put-back.ts'
export { takeBackup } from './take.ts'
