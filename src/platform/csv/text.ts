import { isUtf8 } from 'node:buffer'

const encodingOf = (bytes: Uint8Array): string => {
	const [a, b, c, d] = bytes
	if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'utf-16le'
	if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return 'utf-16be'
	return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** Bytes as text: UTF-16 by its mark or its zeros, UTF-8 with or without a mark, otherwise Windows-1252. The mark is no part of it. */
export const readText = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes)
