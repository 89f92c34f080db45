import { parseArgs } from 'node:util'

const whole = (written: string | undefined, otherwise: number): number => {
	const read = Number(written ?? otherwise)
	if (!Number.isInteger(read) || read < 0) throw new Error(`a whole number is expected, not ${written}`)
	return read
}

/** What to measure with: a country of six million in seven rounds when nothing is said. */
export const readArguments = () => {
	const text = { type: 'string' } as const
	const { values } = parseArgs({ options: { people: text, rounds: text, 'from-age': text } })
	return {
		people: whole(values.people, 6_000_000),
		rounds: whole(values.rounds, 7),
		fromAge: whole(values['from-age'], 0),
	}
}
