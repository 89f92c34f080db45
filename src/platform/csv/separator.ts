const separators = [';', '\t', ','] as const
type Separator = (typeof separators)[number]

const linesLookedAt = 20
const signsLookedAt = 100_000

/** How often a sign stands outside quotes. */
const countIn = (line: string, sign: string): number => {
	let [count, quoted] = [0, false]
	for (const each of line)
		if (each === '"') quoted = !quoted
		else if (each === sign && !quoted) count++
	return count
}

/** On how many lines a sign stands equally often, and how often. */
const steadiness = (lines: readonly string[], sign: string): readonly [number, number] => {
	const counts = new Map<number, number>()
	for (const line of lines) {
		const count = countIn(line, sign)
		if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
	}
	let best: readonly [number, number] = [0, 0]
	for (const [count, times] of counts)
		if (times > best[0] || (times === best[0] && count > best[1])) best = [times, count]
	return best
}

/** What stands between the cells: the sign that the first lines have equally often; a semicolon where there is none. */
export const separatorOf = (text: string): Separator => {
	const lines = text.slice(0, signsLookedAt).split(/\r\n|\r|\n/, linesLookedAt)
	let [found, best]: [Separator, readonly [number, number]] = [';', [0, 0]]
	for (const separator of separators) {
		const now = steadiness(lines, separator)
		if (now[0] > best[0] || (now[0] === best[0] && now[1] > best[1])) [found, best] = [separator, now]
	}
	return found
}
