import { Readable } from 'node:stream'
import { instant } from '#kernel/instant.ts'
import { runCommand, type World } from '#platform/command/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { commands } from '../src/app.tsx'
import type { Block } from './guide-blocks.ts'
import { asWritten } from './with-gaps.ts'

/** A command as the guide writes it, run in the folder at hand; what it says, on both its outputs. */
export const runAsWritten = async (
	command: string,
	open: World['open'] = () => Promise.reject(new Error('no database is open here')),
): Promise<string> => {
	const [npx, program, ...words] = command.split(' ')
	if (npx !== 'npx' || program !== 'hjemmebesoeg') throw new Error(`not a command of the program: ${command}`)
	let said = ''
	const hear = (text: string) => {
		said += text
	}
	await runCommand(commands, words, {
		out: async (written) => hear(String(written)),
		err: (text) => hear(`${text}\n`),
		progress: () => undefined,
		input: Readable.from([]),
		now: () => instant('2026-03-09T09:00:00+01:00'),
		municipalities: (wanted) => readMunicipalities('municipalities', wanted),
		open,
	})
	return said
}

/** Runs the commands of a block: what each of them said, beside what the guide says of it. */
export const followed = async ({ body }: Block, open?: World['open']): Promise<[said: string, written: string][]> => {
	const pairs: [string, string][] = []
	for (const part of body.split(/^\$ /m).slice(1)) {
		const [command = '', ...lines] = part.split('\n')
		const written = lines.join('\n').trim()
		pairs.push([asWritten(await runAsWritten(command, open), written), written])
	}
	return pairs
}
