/** Deeper than any message of MedCom's, and far from what a program could not bear. */
export const deepest = 60

type Frame = { readonly keys: Set<string> | null; isAtKey: boolean }

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])
const [quote, backslash] = [0x22, 0x5c]

/** Where a string that begins at a quote ends. */
const endOfString = (text: string, from: number): number => {
	let at = from + 1
	while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1
	return at
}

/** What a parser of JSON lets pass in sound JSON and we do not: a key given twice, a key that reaches into the program, depth. */
export const jsonProblem = (text: string): 'duplicate_key' | 'forbidden_key' | 'too_deep' | null => {
	const frames: Frame[] = []
	for (let at = 0; at < text.length; at++) {
		const sign = text[at]
		if (sign === '{' || sign === '[') {
			if (frames.length >= deepest) return 'too_deep'
			frames.push({ keys: sign === '{' ? new Set() : null, isAtKey: sign === '{' })
			continue
		}
		if (sign === '}' || sign === ']') {
			frames.pop()
			continue
		}
		const frame = frames.at(-1)
		if (sign === '"') {
			const end = endOfString(text, at)
			if (frame?.keys && frame.isAtKey) {
				// however it is escaped: \u0069d is id
				const key: string = JSON.parse(text.slice(at, end + 1))
				if (forbidden.has(key)) return 'forbidden_key'
				if (frame.keys.has(key)) return 'duplicate_key'
				frame.keys.add(key)
			}
			at = end
		} else if (frame && sign === ',') frame.isAtKey = true
		else if (frame && sign === ':') frame.isAtKey = false
	}
	return null
}
