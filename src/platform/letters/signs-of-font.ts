/** Every sign that a TrueType font can draw, by its number in Unicode: read out of the font's own table, so that nobody has to try. */
export const signsOfFont = (font: Uint8Array): ReadonlySet<number> => {
	const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
	const tables = view.getUint16(4)
	const named = (at: number) => String.fromCharCode(...font.subarray(at, at + 4))
	const records = Array.from({ length: tables }, (_, nth) => 12 + nth * 16)
	const cmap = records.find((at) => named(at) === 'cmap')
	if (cmap === undefined) return new Set()
	const start = view.getUint32(cmap + 8)
	const signs = new Set<number>()
	for (let nth = 0; nth < view.getUint16(start + 2); nth++) {
		const at = start + view.getUint32(start + 4 + nth * 8 + 4)
		const format = view.getUint16(at)
		if (format === 4) addFourth(view, at, signs)
		else if (format === 12) addTwelfth(view, at, signs)
	}
	return signs
}

/** Stretches of the first 65,536 signs; one whose place is 0 is not drawn. */
const addFourth = (view: DataView, at: number, signs: Set<number>): void => {
	const segments = view.getUint16(at + 6)
	const [ends, starts] = [at + 14, at + 16 + segments]
	const [deltas, offsets] = [starts + segments, starts + 2 * segments]
	for (let place = 0; place < segments; place += 2) {
		const [first, last] = [view.getUint16(starts + place), view.getUint16(ends + place)]
		const offset = view.getUint16(offsets + place)
		for (let sign = first; sign <= last && sign !== 0xff_ff; sign++) {
			const glyph =
				offset === 0
					? (sign + view.getUint16(deltas + place)) & 0xff_ff
					: view.getUint16(offsets + place + offset + 2 * (sign - first))
			if (glyph !== 0) signs.add(sign)
		}
	}
}

const addTwelfth = (view: DataView, at: number, signs: Set<number>): void => {
	for (let nth = 0; nth < view.getUint32(at + 12); nth++) {
		const group = at + 16 + nth * 12
		for (let sign = view.getUint32(group); sign <= view.getUint32(group + 4); sign++) signs.add(sign)
	}
}

/** Signs that are never drawn: soft hyphens, joiners, marks of direction, selectors of a variant; from the first to the last of each. */
const undrawn = [
	[0xad, 0xad],
	[0x3_4f, 0x3_4f],
	[0x6_1c, 0x6_1c],
	[0x20_0b, 0x20_0f],
	[0x20_28, 0x20_29],
	[0x20_60, 0x20_65],
	[0xfe_00, 0xfe_0f],
	[0xe_00_00, 0xe_0f_ff],
] as const
const isUndrawn = (sign: string): boolean => {
	const number = sign.codePointAt(0) ?? 0
	return sign === '\n' || sign === '\t' || undrawn.some(([first, last]) => first <= number && number <= last)
}

/** Controls, halves of signs, and signs that turn what follows around, also past their own words: a font may claim them, and no file may hold them. */
const isControl = (sign: string): boolean => {
	const number = sign.codePointAt(0) ?? 0
	return (
		(number >= 0x20_2a && number <= 0x20_2e) ||
		(number >= 0x20_66 && number <= 0x20_69) ||
		(number < 0x20 && sign !== '\n' && sign !== '\t') ||
		(number >= 0x7f && number < 0xa0) ||
		(number >= 0xd8_00 && number < 0xe0_00) ||
		[0xfe_ff, 0xff_fe, 0xff_ff].includes(number)
	)
}

/** The words with every sign that no font has written as its number: *[U+4F1F]*. Nothing is lost, and nothing cannot be set. */
const inSignsAtHand = (words: string, signs: ReadonlySet<number>): string =>
	[...words].map((sign) => (isAtHand(sign, signs) ? sign : numbered(sign))).join('')

/** Every text of something written in such signs; numbers and signs of yes and no stay. */
export const textsInSignsAtHand = <Value>(value: Value, signs: ReadonlySet<number>): Value => {
	if (typeof value === 'string') return inSignsAtHand(value, signs) as Value
	if (Array.isArray(value)) return value.map((one) => textsInSignsAtHand(one, signs)) as Value
	if (value !== null && typeof value === 'object')
		return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, textsInSignsAtHand(one, signs)])) as Value
	return value
}

const isAtHand = (sign: string, signs: ReadonlySet<number>): boolean =>
	!isControl(sign) && (isUndrawn(sign) || signs.has(sign.codePointAt(0) ?? 0))
const numbered = (sign: string): string =>
	`[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
