import { createReadStream, createWriteStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip, type Gzip } from 'node:zlib'

/**
 * Writes a compressed file that is there whole or not at all, readable by its owner only: into a file beside it first,
 * saved to disk, then renamed.
 */
export const writeWhole = async <Value>(
	path: string,
	work: (write: (text: string) => Promise<void>) => Promise<Value>,
): Promise<Value> => {
	const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
	await rm(beside, { force: true })
	const file = createWriteStream(beside, { flags: 'wx', mode: 0o600 })
	const closed = new Promise((go) => file.once('close', go))
	const zip = createGzip()
	const written = finished(zip.pipe(file))
	written.catch(() => {}) // heard where it is awaited
	file.once('error', (problem) => zip.destroy(problem))
	let whole = false
	try {
		const value = await work(async (text) => {
			if (!zip.write(text)) await drained(zip)
		})
		zip.end()
		await written
		const saved = await open(beside, 'r+')
		await saved.sync().finally(() => saved.close())
		await rename(beside, path)
		whole = true
		return value
	} finally {
		if (!whole) {
			zip.destroy()
			file.destroy()
			await closed // one still being opened would come into being after it was removed
			await rm(beside, { force: true })
		}
	}
}

/** Until there is room again, or the writing has broken off. */
const drained = (zip: Gzip): Promise<void> =>
	new Promise((go) => {
		const on = (): void => {
			zip.off('drain', on).off('close', on)
			go()
		}
		zip.on('drain', on).on('close', on)
	})

/** Whether a folder is there to write into. */
export const folderExists = (path: string): Promise<boolean> =>
	access(dirname(path)).then(
		() => true,
		() => false,
	)

/** Whether a file begins as compressed files do; null when there is no such file. */
export const isCompressed = async (path: string): Promise<boolean | null> => {
	const file = await open(path, 'r').catch(() => null)
	if (file === null) return null
	const start = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close())
	return start.bytesRead === 2 && start.buffer[0] === 0x1f && start.buffer[1] === 0x8b
}

/** Lines of a compressed file. A file cut short or damaged ends the lines early; the seal then tells. */
export async function* readLines(path: string): AsyncGenerator<string> {
	const file = createReadStream(path)
	const unzipped = file.pipe(createGunzip())
	const blocks: AsyncIterator<Uint8Array> = unzipped[Symbol.asyncIterator]()
	const decoder = new TextDecoder()
	let rest = ''
	try {
		for (;;) {
			const block = await blocks.next().catch(() => null)
			if (block === null || block.done) break
			rest += decoder.decode(block.value, { stream: true })
			const lines = rest.split('\n')
			rest = lines.pop() ?? ''
			yield* lines
		}
		if (rest !== '') yield rest
	} finally {
		file.destroy()
		unzipped.destroy()
	}
}
