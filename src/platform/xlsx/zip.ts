import { Inflate } from 'fflate'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { limits } from './limits.ts'

/** A packed part of an archive, still packed. */
export type Part = {
	readonly name: string
	readonly method: number
	readonly isEncrypted: boolean
	readonly packed: Uint8Array
}

const [endMark, entryMark, partMark] = [0x06054b50, 0x02014b50, 0x04034b50]
const unknown = 0xffffffff

/** The directory at the end of an archive: its parts by name. Only offsets within the file are believed. */
export const partsOf = (bytes: Uint8Array): Outcome<ReadonlyMap<string, Part>, 'damaged' | 'too_large_inside'> => {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const end = endOf(view)
	if (end === null) return no('damaged')
	const parts = new Map<string, Part>()
	const count = view.getUint16(end + 10, true)
	if (count > limits.entries) return no('too_large_inside')
	let at = view.getUint32(end + 16, true)
	for (let entry = 0; entry < count; entry++) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) return no('damaged')
		const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
			number,
			number,
			number,
		]
		const next = at + 46 + nameLength + extraLength + noteLength
		if (next > bytes.length) return no('damaged')
		const sizes = sizesOf(view, at, nameLength, extraLength)
		const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/^\//, '')
		const begins = beginningOf(view, sizes.offset)
		if (begins === null || begins + sizes.packed > bytes.length) return no('damaged')
		parts.set(name.toLowerCase(), {
			name,
			method: view.getUint16(at + 10, true),
			isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
			packed: bytes.subarray(begins, begins + sizes.packed),
		})
		at = next
	}
	return yes(parts)
}

const endOf = (view: DataView): number | null => {
	const earliest = Math.max(0, view.byteLength - 22 - 0xffff)
	for (let at = view.byteLength - 22; at >= earliest; at--) if (view.getUint32(at, true) === endMark) return at
	return null
}

/** Packed size and place; large archives keep them apart, as 64-bit numbers. */
const sizesOf = (
	view: DataView,
	at: number,
	nameLength: number,
	extraLength: number,
): { packed: number; offset: number } => {
	let [packed, offset] = [view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
	const isUnpackedApart = view.getUint32(at + 24, true) === unknown
	let extra = at + 46 + nameLength
	const end = extra + extraLength
	while (extra + 4 <= end) {
		const [id, length] = [view.getUint16(extra, true), view.getUint16(extra + 2, true)]
		if (id === 1) {
			let place = extra + 4 + (isUnpackedApart ? 8 : 0)
			const take = (): number => {
				const value =
					place + 8 <= extra + 4 + length && place + 8 <= end ? Number(view.getBigUint64(place, true)) : unknown
				place += 8
				return value
			}
			if (packed === unknown) packed = take()
			if (offset === unknown) offset = take()
		}
		extra += 4 + length
	}
	return { packed, offset }
}

const beginningOf = (view: DataView, offset: number): number | null =>
	offset + 30 > view.byteLength || view.getUint32(offset, true) !== partMark
		? null
		: offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)

/** So little at a time that what comes out of it stays within a few megabytes, however tightly it is packed. */
const aBite = 4096

/** How much may still be unpacked. */
export type Allowance = { left: number }

/**
 * Unpacks a part in pieces; `take` says no to stop. Throws where the part is damaged. Lets others have their turn in between.
 */
export const unpack = async <Why extends string>(
	part: Part,
	allowance: Allowance,
	take: (piece: Uint8Array, isLast: boolean) => Why | null,
): Promise<Why | 'too_large_inside' | 'encrypted' | 'damaged' | null> => {
	if (part.isEncrypted) return 'encrypted'
	if (part.method !== 0 && part.method !== 8) return 'damaged'
	let [unpacked, sinceRest] = [0, 0]
	let stopped: Why | 'too_large_inside' | null = null
	const receive = (piece: Uint8Array, isLast: boolean): void => {
		if (stopped !== null) return
		unpacked += piece.length
		sinceRest += piece.length
		allowance.left -= piece.length
		stopped = unpacked > limits.part || allowance.left < 0 ? 'too_large_inside' : take(piece, isLast)
	}
	const inflate = part.method === 0 ? null : new Inflate(receive)
	for (let at = 0; at < part.packed.length || at === 0; at += aBite) {
		const bite = part.packed.subarray(at, at + aBite)
		const isLast = at + aBite >= part.packed.length
		if (inflate === null) receive(bite, isLast)
		else inflate.push(bite, isLast)
		if (stopped !== null) return stopped
		if (sinceRest > 1024 * 1024) {
			sinceRest = 0
			await new Promise((rested) => setImmediate(rested))
		}
	}
	return null
}
