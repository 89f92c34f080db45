import { access, constants, lstat, open, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { BadInput } from './command.ts'

/** Refuses a place where a new file cannot be put, before any work is done for it. */
export const refuseTakenPlace = async (file: string): Promise<void> => {
	const isTaken = await lstat(file).then(
		() => true,
		() => false,
	)
	if (isTaken)
		throw new BadInput(
			`--out ${file}: something of that name is there already, and stays as it is. Choose another name.`,
		)
	await access(dirname(resolve(file)), constants.W_OK)
}

/** Writes a file that was not there, readable by its owner only: nothing is written over and no link is followed. */
export const writeNewFile = async (file: string, bytes: string | Uint8Array): Promise<void> => {
	const place = await open(file, 'wx', 0o600)
	await place
		.writeFile(bytes)
		.then(() => place.sync())
		.catch(async (broken: unknown) => {
			await rm(file, { force: true })
			throw broken
		})
		.finally(() => place.close())
}
