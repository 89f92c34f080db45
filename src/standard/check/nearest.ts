/** Edits (insert, delete, replace, swap neighbours) that turn one word into the other. */
const distance = (a: string, b: string): number => {
	let beforeLast: number[] = []
	let last = Array.from({ length: b.length + 1 }, (_, column) => column)
	for (let row = 1; row <= a.length; row++) {
		const current = [row]
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1] ? 0 : 1
			let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same)
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
				best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1)
			current.push(best)
		}
		beforeLast = last
		last = current
	}
	return last[b.length] ?? 0
}

/** So many edits away a word is still taken for a slip. */
const allowed = ({ length }: string): number => (length < 4 ? 1 : Math.max(2, Math.floor(length / 3)))

/** The known word somebody most likely meant; null when none is close. */
export const nearest = (word: string, known: readonly string[]): string | null => {
	if (word.length > 60) return null
	const [best] = known
		.filter(({ length }) => Math.abs(length - word.length) <= allowed(word))
		.map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
		.sort((a, b) => a.edits - b.edits)
	return best && best.edits <= allowed(word) ? best.candidate : null
}
