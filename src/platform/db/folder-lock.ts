import { randomUUID } from 'node:crypto'
import { access, link, readFile, rename, rm, writeFile } from 'node:fs/promises'

export type FolderInUse = { readonly inUseBy: number; readonly folder: string }

/** When a running process began, by what the machine tells of it; null for one that is killed and only not taken away yet. */
const beginningIn = (stat: string): string | null => {
	const told = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
	return told[0] === 'Z' || told[0] === 'X' ? null : (told[19] ?? null)
}

/** When a running process began, in the machine's own count; null when there is none, or where the machine does not list them. */
const beginningOf = (pid: number): Promise<string | null> =>
	readFile(`/proc/${pid}/stat`, 'utf8').then(beginningIn, () => null)

/** Where the machine lists its processes a dead one is seen, also when its number is another's by now; elsewhere a lock stands until someone removes it. */
const isStanding = async (written: string): Promise<boolean> => {
	const [pid, began] = written.split(' ')
	if (!/^\d+$/.test(pid ?? '')) return false
	const isListing = await access('/proc/self').then(
		() => true,
		() => false,
	)
	const beginning = await beginningOf(Number(pid))
	return !isListing || (beginning !== null && (began === undefined || began === beginning))
}

const unlessCode =
	<Value>(code: string, value: Value) =>
	(error: NodeJS.ErrnoException): Value => {
		if (error.code === code) return value
		throw error
	}

/** Puts a dead process's lock away; one that another has put in its place meanwhile goes back. */
const putAway = async (file: string, dead: string): Promise<void> => {
	const aside = `${file}.${randomUUID()}`
	const isMoved = await rename(file, aside).then(() => true, unlessCode('ENOENT', false))
	if (!isMoved) return
	if ((await readFile(aside, 'utf8')) !== dead) await link(aside, file).catch(unlessCode('EEXIST', undefined))
	await rm(aside)
}

/**
 * One process a folder: two at once lose rows on the embedded engine, which does not notice.
 * A lock left by a process that is gone is taken over.
 */
export const lockFolder = async (folder: string): Promise<{ release: () => Promise<void> } | FolderInUse> => {
	const file = `${folder}.lock`
	const standing = await readFile(file, 'utf8').catch(unlessCode('ENOENT', null))
	if (standing !== null && (await isStanding(standing))) return { inUseBy: Number.parseInt(standing, 10), folder }
	if (standing !== null) await putAway(file, standing)
	const own = `${file}.${randomUUID()}`
	await writeFile(own, `${process.pid} ${(await beginningOf(process.pid)) ?? ''}`.trim())
	const isOurs = await link(own, file).then(() => true, unlessCode('EEXIST', false)) // whole from its first moment
	await rm(own)
	return isOurs ? { release: () => rm(file, { force: true }) } : lockFolder(folder)
}
