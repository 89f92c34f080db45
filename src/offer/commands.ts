import { readFile } from 'node:fs/promises'
import { BadInput, type Command } from '#platform/command/index.ts'
import { tryCommand } from './letter/letter-commands.ts'
import { readStates } from './sending/delivery.ts'
import { noteDeliveries } from './sending/delivery-actions.ts'
import { makeStatusKey } from './sending/status-actions.ts'

const largestFile = 16 * 1024 * 1024

const textFrom = async (input: AsyncIterable<Uint8Array>): Promise<string> => {
	const pieces: Uint8Array[] = []
	let length = 0
	for await (const piece of input) {
		length += piece.length
		if (length > largestFile) throw new BadInput('Standard input is larger than 16 MB. Split it.')
		pieces.push(piece)
	}
	return Buffer.concat(pieces).toString('utf8')
}

const status: Command = {
	name: 'digital-post status',
	summary:
		'keeps what became of letters: a PKO_PostStatus message (XML), or lines messageUUID;state; 2 when a line cannot be read',
	usage: 'FILE|- --municipality M',
	options: {},
	run: async (call) => {
		const [file, another] = call.positionals
		if (file === undefined || another !== undefined)
			throw new BadInput('Name one file, or - for standard input: digital-post status FILE.')
		const { told, unread } = readStates(file === '-' ? await textFrom(call.input) : await readFile(file, 'utf8'))
		for (const number of unread)
			call.err(
				`${file}, ${number}: not a message’s number and its state. Write messageUUID;state, or give the XML as it came.`,
			)
		if (unread.length > 0) return 2
		const { db } = await call.open()
		const { noted, known, strange, unknown } = await noteDeliveries(db, call.at, told)
		await call.out(`${noted} kept, ${known} known already, ${strange} about letters that are not ours\n`)
		for (const [word, times] of unknown)
			call.err(`“${word}”, ${times} times: a state that is not known here; nothing was kept of it.`)
		return 0
	},
}

const key: Command = {
	name: 'digital-post key',
	summary:
		'makes the key with which states are told to POST /<municipality>/digital-post/status; shown once, the old one no longer works',
	usage: '--municipality M',
	options: {},
	run: async (call) => {
		const { db } = await call.open()
		await call.out(`${await makeStatusKey(db, call.at)}\n`)
		return 0
	},
}

/** What is done with letters by hand. */
export const offerCommands: readonly Command[] = [status, key, tryCommand]
