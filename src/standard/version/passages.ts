import type { Passage } from './change.ts'

/** Paragraphs and lines of lists, as a reader sees them. */
const passagesOf = (written: string): string[] =>
	written.split(/\n\s*\n/).flatMap((part) => {
		const lines = part
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== '')
		const items = lines.filter((line) => line.startsWith('- '))
		const words = lines.filter((line) => !line.startsWith('- ')).join(' ')
		return [...(words === '' ? [] : [words]), ...items]
	})

/** So many comparisons are made; longer texts are compared as a whole. */
const most = 1_000_000

/** For each pair of places, how many passages from there on stand in both, in the same order. */
const commonFrom = (a: readonly string[], b: readonly string[]): number[][] => {
	const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
	const at = (i: number, j: number): number => table[i]?.[j] ?? 0
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--) {
			const row = table[i]
			if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
		}
	return table
}

/** What was taken away and what came in its place, as pairs; the longer side has the rest alone. */
const paired = (away: readonly string[], come: readonly string[]): Passage[] =>
	Array.from({ length: Math.max(away.length, come.length) }, (_, n) => ({
		before: away[n] ?? null,
		after: come[n] ?? null,
	}))

/** The passages that differ between two texts, in reading order; what is the same is left out. */
export const differingPassages = (before: string, after: string): readonly Passage[] => {
	const [a, b] = [passagesOf(before), passagesOf(after)]
	if (a.length * b.length > most) return before === after ? [] : [{ before, after }]
	const common = commonFrom(a, b)
	const found: Passage[] = []
	let [i, j] = [0, 0]
	let [away, come]: [string[], string[]] = [[], []]
	const close = (): void => {
		found.push(...paired(away, come))
		;[away, come] = [[], []]
	}
	while (i < a.length || j < b.length) {
		const [mine, other] = [a[i], b[j]]
		if (mine !== undefined && mine === other) {
			close()
			i++
			j++
		} else if (other === undefined || (mine !== undefined && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
			if (mine !== undefined) away.push(mine)
			i++
		} else {
			come.push(other)
			j++
		}
	}
	close()
	return found
}
