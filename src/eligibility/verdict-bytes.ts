import type { Explained } from './decide.ts'
import { keptBytes, type Room } from './kept-bytes.ts'
import { reasonPlace, unnoted } from './why/reasons.ts'
import { noRules, type Subject, type Weighing, whyOf } from './why/why.ts'

/** As promised to whoever reads verdicts: what a rule is called is for pages and papers of our own. */
const asJson = (weighing: Weighing): string => JSON.stringify({ ...whyOf(weighing), unnoted: undefined })
const comma = Buffer.from(',')
const newline = Buffer.from('\n')
const why = Buffer.from(',"why":[')
const end = Buffer.from(']}\n')
const withoutRules = Buffer.from(JSON.stringify(noRules))

/** So many rules are told at once at most. */
const mostAtOnce = 32

/** Numbers that are equal for the weighings in two stretches exactly when these are told alike. */
const numbered = () => {
	const places = new Map<Subject, number>()
	const numbers = new Int32Array(1024)
	/** How many numbers it takes; −1 if they are too many to be kept. */
	const count = (weighings: readonly Weighing[], from: number, to: number): number => {
		let at = 0
		for (let index = from; index < to; index++) {
			const { subject, held, reasons } = weighings[index] as Weighing
			if (at + 2 + reasons.length * 3 > numbers.length) return -1
			const place = places.get(subject) ?? places.size
			if (place === places.size) places.set(subject, place)
			numbers[at++] = place * 2 + (held ? 1 : 0)
			numbers[at++] = reasons.length
			for (const reason of reasons) {
				numbers[at++] = reasonPlace(reason.of) * 2 + (reason.held ? 1 : 0)
				numbers[at++] = reason.a
				numbers[at++] = reason.b
			}
		}
		return at
	}
	return { numbers, count }
}

/** The end of a stretch that is told at once: rules of which nothing is known, or else a single one. */
const endOfStretch = (weighings: readonly Weighing[], from: number): number => {
	let to = from + 1
	if (weighings[from]?.reasons === unnoted) while (to - from < mostAtOnce && weighings[to]?.reasons === unnoted) to++
	return to
}

/** A pile of lines, ready to be written out; grows to the longest batch and is used again. */
export type Pile = {
	/** A verdict, to the byte what `JSON.stringify` makes of what `decide` says, without the names of rules. */
	readonly addVerdict: (explained: Explained) => void
	readonly addLine: (value: unknown) => void
	/** Everything added since the last time; to be written out before anything is added again. */
	readonly take: () => Uint8Array
}

const enough: Room = { most: 1 << 18, numbersEach: 12, bytesEach: 320 }

/** A rule says the same of many citizens: each sentence is made once and its bytes are kept. */
export const emptyPile = (room = enough): Pile => {
	const { numbers, count } = numbered()
	const kept = keptBytes(room)
	let [bytes, length] = [Buffer.allocUnsafe(1 << 20), 0]
	const makeRoom = (more: number): void => {
		if (length + more <= bytes.length) return
		const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, length + more))
		bytes.copy(larger, 0, 0, length)
		bytes = larger
	}
	const put = (part: Buffer): void => {
		makeRoom(part.length)
		bytes.set(part, length)
		length += part.length
	}
	const write = (text: string): void => {
		makeRoom(text.length * 3)
		length += bytes.write(text, length)
	}
	const tell = (weighings: readonly Weighing[], from: number, to: number): void => {
		makeRoom(kept.longest())
		const key = count(weighings, from, to)
		const copied = key < 0 ? -1 : kept.copy(numbers, key, bytes, length)
		if (copied >= 0) {
			length += copied
			return
		}
		const told = Buffer.from(weighings.slice(from, to).map(asJson).join())
		if (key >= 0) kept.keep(numbers, key, told)
		put(told)
	}
	return {
		addVerdict: ({ stance, weighings }) => {
			write(JSON.stringify(stance))
			length -= 1 // the reasons come before the closing brace
			put(why)
			if (stance.standard === null) put(withoutRules)
			for (let at = 0; at < weighings.length; ) {
				if (at > 0) put(comma)
				const to = endOfStretch(weighings, at)
				tell(weighings, at, to)
				at = to
			}
			put(end)
		},
		addLine: (value) => {
			write(JSON.stringify(value))
			put(newline)
		},
		take: () => {
			const taken = bytes.subarray(0, length)
			length = 0
			return taken
		},
	}
}
