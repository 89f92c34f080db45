import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Carrier, Handed } from './carrier.ts'
import { fileOf } from './letter-file.ts'
import { memoOf } from './memo.ts'

/** Why nothing can be put into the folder, or taken out of it. */
export type OutboxFault = 'outbox_is_full' | 'outbox_is_closed'

/** Where files that leave the system are put. */
export type Outbox = {
	readonly put: (name: string, file: Uint8Array | string) => Promise<Outcome<null, OutboxFault>>
	/** Takes back what still lies there; nothing when it does not. */
	readonly takeBack: (name: string) => Promise<Outcome<null, OutboxFault>>
	/** Sets aside what still lies there, under `held/`; asked again, it is still taken. */
	readonly recall: (name: string) => Promise<Recalled>
}

/** Taken back, or gone: fetched, or never put there. At a fault nobody knows. */
export type Recalled = 'taken' | 'gone' | 'fault'

const isFull = (code: string): boolean => code === 'ENOSPC' || code === 'EDQUOT'
/** What the operating system says; codes of the runtime’s own (`ERR_…`) are bugs. */
const isOfSystem = (code: string): boolean => /^E(?!RR_(?!FS_))[A-Z\d_]+$/.test(code)

/** What somebody has to see to is a no; anything else is a bug. */
const orFault = <Value>(work: Promise<Value>): Promise<Outcome<Value, OutboxFault>> =>
	work.then(yes, (error: NodeJS.ErrnoException) => {
		const code = error.code ?? ''
		if (!isOfSystem(code)) throw error
		return no(isFull(code) ? 'outbox_is_full' : 'outbox_is_closed', code)
	})

/** Files of one municipality below its own folder; a file is there whole or not at all. */
export const folderOutbox = (folder: string): Outbox => ({
	put: (name, file) => orFault(write(join(folder, name), join(folder, 'held', name), file)),
	takeBack: (name) =>
		orFault(
			Promise.all([name, unfinished(name)].map((file) => rm(join(folder, file), { force: true }))).then(() => null),
		),
	recall: async (name) => {
		const aside = await orFault(setAside(join(folder, name), join(folder, 'held', name)))
		if (!aside.ok) return 'fault'
		return aside.value ? 'taken' : 'gone'
	},
})

/** Whether it lies aside, from now or from before. */
const setAside = async (place: string, aside: string): Promise<boolean> => {
	await mkdir(dirname(aside), { recursive: true })
	return (await isThere(rename(place, aside))) || isThere(stat(aside))
}

const isThere = (asked: Promise<unknown>): Promise<boolean> =>
	asked.then(
		() => true,
		(error: NodeJS.ErrnoException) => {
			if (error.code !== 'ENOENT') throw error
			return false
		},
	)

/** What was set aside under this name is replaced by what comes now. */
const write = async (place: string, aside: string, file: Uint8Array | string): Promise<null> => {
	await mkdir(dirname(place), { recursive: true })
	await rm(aside, { force: true })
	const begun = unfinished(place)
	await writeWhole(begun, file).catch(async (error) => {
		await rm(begun, { force: true })
		throw error
	})
	await rename(begun, place)
	return null
}

/** Always the same for one file: what a crash leaves behind is written over. Its letter is locked meanwhile. */
const unfinished = (name: string): string => `${name}.part`

const writeWhole = async (place: string, file: Uint8Array | string): Promise<void> => {
	const handle = await open(place, 'w')
	await handle.writeFile(file).finally(() => handle.sync().finally(() => handle.close()))
}

const handed = (put: Outcome<null, OutboxFault>): Handed =>
	put.ok ? { as: 'accepted' } : { as: 'unreachable', because: put.why }

/** Letters on paper as PDF, and messages to Digital Post as they would be sent, each under the letter's own id. */
export const folderCarrier =
	(outbox: Pick<Outbox, 'put'>): Carrier =>
	async (municipality, parcel) => {
		if (parcel.letter.channel === 'paper')
			return parcel.pdf === null
				? { as: 'refused', because: 'nothing_to_send' }
				: handed(await outbox.put(fileOf(parcel.letter), parcel.pdf))
		const memo = memoOf(municipality, parcel)
		return memo.ok ? handed(await outbox.put(fileOf(parcel.letter), memo.value)) : { as: 'refused', because: memo.why }
	}
