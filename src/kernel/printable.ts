/** Text from a file as it may be told on a terminal: signs that would steer it, or are not seen, are written out. */
export const printable = (text: string): string =>
	text.replaceAll(
		/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
		(sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
	)

/** The same for text of many lines: their ends stay, and the tabs. */
export const printableLines = (text: string): string =>
	text
		.split(/(\r?\n|\t)/)
		.map((part, place) => (place % 2 === 0 ? printable(part) : part))
		.join('')
