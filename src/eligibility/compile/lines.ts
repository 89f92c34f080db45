const newline = 10
const longest = 64 * 1024 * 1024

/** Lines in the order in which they came; null stands for a line too long to be held. */
export type Lines = readonly (string | null)[]

/**
 * Lines of a stream, as many at a time as came at once. No more is held than the line that is not finished; the last
 * line may lack its end. A mark of byte order at the beginning is no part of the first line.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>, limit = longest): AsyncGenerator<Lines> {
	let begun: Buffer[] = []
	let [held, isFirst] = [0, true]
	const finish = (end: Buffer): string | null => {
		const isTooLong = held + end.length > limit
		const line = isTooLong ? null : begun.length === 0 ? end.toString() : Buffer.concat([...begun, end]).toString()
		begun = []
		held = 0
		const mayBeMarked = isFirst
		isFirst = false
		return mayBeMarked && line?.startsWith('\uFEFF') ? line.slice(1) : line
	}
	for await (const bytes of input) {
		const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
		const lines: (string | null)[] = []
		let from = 0
		for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
			lines.push(finish(chunk.subarray(from, end)))
			from = end + 1
		}
		if (from < chunk.length) {
			held += chunk.length - from
			if (held > limit) begun = []
			else begun.push(Buffer.from(chunk.subarray(from)))
		}
		if (lines.length > 0) yield lines
	}
	if (held > 0) yield [finish(Buffer.alloc(0))]
}
