import { access, open, readFile, rm } from 'node:fs/promises'

export type FolderInUse = { readonly inUseBy: number; readonly folder: string }

/** Where the machine lists its processes a dead one is seen; elsewhere a lock stands until someone removes it. */
const isRunning = async (pid: number): Promise<boolean> => {
	const exists = (path: string) =>
		access(path).then(
			() => true,
			() => false,
		)
	return !(await exists('/proc/self')) || (await exists(`/proc/${pid}`))
}

/**
 * One process a folder: two at once lose rows on the embedded engine, which does not notice.
 * A lock left by a process that is gone is taken over.
 */
export const lockFolder = async (folder: string): Promise<{ release: () => Promise<void> } | FolderInUse> => {
	const file = `${folder}.lock`
	const pid = await readFile(file, 'utf8').then(Number, () => null)
	if (pid !== null && (await isRunning(pid))) return { inUseBy: pid, folder }
	if (pid !== null) await rm(file, { force: true })
	const lock = await open(file, 'wx').catch(() => null)
	if (lock === null) return lockFolder(folder)
	await lock.writeFile(String(process.pid))
	await lock.close()
	return { release: () => rm(file, { force: true }) }
}
