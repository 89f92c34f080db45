const toldAtMost = 5

type Frame = { readonly keys: Set<string> | null; isKeyNext: boolean }

/** Where a text in quotation marks that begins there ends: after the closing one. */
const endOfText = (json: string, from: number): number => {
	let at = from + 1
	while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1
	return at + 1
}

const lineAt = (json: string, at: number): number => {
	let line = 1
	for (let end = json.indexOf('\n'); end !== -1 && end < at; end = json.indexOf('\n', end + 1)) line++
	return line
}

/** The first keys that stand twice in one object of a sound JSON text, a line each: of the two a reader sees only the last. */
export const keysTwice = (json: string): string[] => {
	const wrong: string[] = []
	const frames: Frame[] = []
	for (let at = 0; at < json.length && wrong.length < toldAtMost; at++) {
		const sign = json[at]
		const frame = frames.at(-1)
		if (sign === '"') {
			const end = endOfText(json, at)
			if (frame?.keys && frame.isKeyNext) {
				const key = String(JSON.parse(json.slice(at, end)))
				if (frame.keys.has(key))
					wrong.push(
						`line ${lineAt(json, at)}: ${JSON.stringify(key)} stands twice in one object: keep the one that is meant`,
					)
				frame.keys.add(key)
				frame.isKeyNext = false
			}
			at = end - 1
		} else if (sign === '{') frames.push({ keys: new Set(), isKeyNext: true })
		else if (sign === '[') frames.push({ keys: null, isKeyNext: false })
		else if (sign === '}' || sign === ']') frames.pop()
		else if (sign === ',' && frame) frame.isKeyNext = true
	}
	return wrong
}
