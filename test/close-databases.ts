import { afterAll } from 'vitest'
import { closeDatabases } from './database.ts'
import { removeTemporaryFolders } from './temporary.ts'

afterAll(async () => {
	await closeDatabases()
	await removeTemporaryFolders()
})
