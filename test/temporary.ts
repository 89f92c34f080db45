import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made: string[] = []

/** A folder that is gone when the test file is done. */
export const temporaryFolder = async (name: string): Promise<string> => {
	const folder = await mkdtemp(join(tmpdir(), `hj-${name}-`))
	made.push(folder)
	return folder
}

export const removeTemporaryFolders = async (): Promise<void> => {
	for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
}
