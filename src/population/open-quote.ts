/** The line on which a quoted cell begins that never ends, so that the rest of the file cannot be told apart; null when all end. */
export const openQuote = (text: string): number | null => {
	let line = 1
	let openedOn: number | null = null
	let atStart = true
	for (let place = 0; place < text.length; place++) {
		const sign = text[place]
		if (openedOn === null) {
			if (sign === '"' && atStart) openedOn = line
			atStart = sign === ';' || sign === ',' || sign === '\n' || sign === '\r' || sign === '\uFEFF'
		} else if (sign === '"') {
			if (text[place + 1] === '"') place++
			else if ([';', ',', '\r', '\n', undefined].includes(text[place + 1])) openedOn = null
		}
		if (sign === '\n') line++
	}
	return openedOn
}
