/** Bytes kept by a row of whole numbers, in memory that never grows: when it is full, everything is forgotten. */
export type KeptBytes = {
	/** Copies what is kept under the numbers to a place in `into`; its length, or −1 where nothing is kept. */
	readonly copy: (key: Int32Array, count: number, into: Buffer, at: number) => number
	readonly keep: (key: Int32Array, count: number, bytes: Buffer) => void
	/** No row of numbers has more bytes than this. */
	readonly longest: () => number
}

const spread = (key: Int32Array, count: number): number => {
	let hash = 0x811c9dc5
	for (let at = 0; at < count; at++) hash = Math.imul(hash ^ (key[at] as number), 0x01000193) ^ (hash >>> 15)
	return hash
}

/** Room for so many rows, a power of two, of so many numbers and bytes each on average. */
export type Room = { readonly most: number; readonly numbersEach: number; readonly bytesEach: number }

export const keptBytes = ({ most, numbersEach, bytesEach }: Room): KeptBytes => {
	const slots = new Int32Array(most * 2) // place of a row + 1
	const rows = new Int32Array(most * 4) // where its numbers begin, how many; where its bytes begin, how many
	const numbers = new Int32Array(most * numbersEach)
	const kept = Buffer.allocUnsafe(most * bytesEach)
	let [count, numbersEnd, keptEnd, longest] = [0, 0, 0, 0]

	const isRow = (row: number, key: Int32Array, length: number): boolean => {
		if (rows[row * 4 + 1] !== length) return false
		const from = rows[row * 4] as number
		for (let at = 0; at < length; at++) if (numbers[from + at] !== key[at]) return false
		return true
	}
	/** The slot that holds the row, or the free one where it belongs. */
	const slotOf = (key: Int32Array, length: number): number => {
		let slot = spread(key, length) & (slots.length - 1)
		for (let row = slots[slot] as number; row !== 0; row = slots[slot] as number) {
			if (isRow(row - 1, key, length)) return slot
			slot = (slot + 1) & (slots.length - 1)
		}
		return slot
	}
	return {
		copy: (key, length, into, at) => {
			const row = (slots[slotOf(key, length)] as number) - 1
			if (row < 0) return -1
			const from = rows[row * 4 + 2] as number
			const size = rows[row * 4 + 3] as number
			kept.copy(into, at, from, from + size)
			return size
		},
		keep: (key, length, bytes) => {
			if (bytes.length > kept.length || length > numbers.length) return
			const isFull = count === most || numbersEnd + length > numbers.length || keptEnd + bytes.length > kept.length
			if (isFull) {
				slots.fill(0)
				;[count, numbersEnd, keptEnd] = [0, 0, 0]
			}
			numbers.set(key.subarray(0, length), numbersEnd)
			bytes.copy(kept, keptEnd)
			rows.set([numbersEnd, length, keptEnd, bytes.length], count * 4)
			slots[slotOf(key, length)] = ++count
			numbersEnd += length
			keptEnd += bytes.length
			longest = Math.max(longest, bytes.length)
		},
		longest: () => longest,
	}
}
