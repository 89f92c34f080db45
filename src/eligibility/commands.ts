import { createReadStream, existsSync } from 'node:fs'
import { type Day, readDay } from '#kernel/day.ts'
import { BadInput, type Call, type Command } from '#platform/command/index.ts'
import { standardInFile } from '#standard/actions.ts'
import type { Standard } from '#standard/index.ts'
import { assessLine } from './assess-line.ts'

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
	return createReadStream(values.facts)
}

/** Lines of a stream, one after another, without holding more than one of them. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	const decoder = new TextDecoder()
	let rest = ''
	for await (const bytes of input) {
		const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
		rest = lines.pop() ?? ''
		yield* lines
	}
	rest += decoder.decode()
	if (rest !== '') yield rest
}

const outputAtOnce = 64 * 1024

const assessAll = async (call: Call, standard: Standard, on: Day): Promise<number> => {
	let [number, bad, waiting] = [0, 0, '']
	for await (const line of linesOf(inputOf(call))) {
		number += 1
		if (line.trim() === '') continue
		const answer = await assessLine(standard, on, line, number)
		if (!answer.ok) bad += 1
		waiting += `${answer.written}\n`
		if (waiting.length > outputAtOnce) {
			await call.out(waiting)
			waiting = ''
			call.progress(`${number} citizens`)
		}
	}
	await call.out(waiting)
	if (bad > 0) call.err(`${bad} of ${number} lines cannot be used; each says why in its place.`)
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
