import { createReadStream, existsSync } from 'node:fs'
import { type Day, readDay } from '#kernel/day.ts'
import { BadInput, type Call, type Command } from '#platform/command/index.ts'
import { standardInFile } from '#standard/actions.ts'
import type { Standard } from '#standard/index.ts'
import { assessLines } from './assess-line.ts'
import { linesOf } from './compile/lines.ts'
import { emptyPile } from './verdict-bytes.ts'

const dayOf = (call: Call): Day => {
	const written = call.values.on
	const on = typeof written === 'string' ? readDay(written) : null
	if (on === null) throw new BadInput('assess needs a day: --on YYYY-MM-DD')
	return on
}

const inputOf = ({ values, input }: Call): AsyncIterable<Uint8Array> => {
	if (typeof values.facts !== 'string') return input
	if (!existsSync(values.facts))
		throw new BadInput(`--facts ${values.facts}: there is no such file. Leave it out to read from standard input.`)
	return createReadStream(values.facts, { highWaterMark: 256 * 1024 })
}

const assessAll = async (call: Call, standard: Standard, on: Day): Promise<number> => {
	const pile = emptyPile()
	let [seen, bad] = [0, 0]
	for await (const lines of linesOf(inputOf(call))) {
		bad += await assessLines(standard, on, lines, seen, pile)
		seen += lines.length
		await call.out(pile.take())
		call.progress(`${seen} citizens`)
	}
	if (bad > 0) call.err(`${bad} of ${seen} lines cannot be used; each says why in its place.`)
	return bad > 0 ? 2 : 0
}

const assess = (call: Call): Promise<number> => {
	if (typeof call.values.standard !== 'string') throw new BadInput('assess needs a standard: --standard FILE')
	return assessAll(call, standardInFile(call.values.standard), dayOf(call))
}

export const eligibilityCommands: readonly Command[] = [
	{
		name: 'assess',
		summary: 'verdicts as NDJSON, one a line, in the order of the facts (standard input without --facts)',
		usage: '--standard FILE --on DAY [--facts FILE]',
		options: { standard: { type: 'string' }, on: { type: 'string' }, facts: { type: 'string' } },
		run: assess,
	},
]
