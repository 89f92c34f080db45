import fc from 'fast-check'

type Bytes = Uint8Array<ArrayBuffer>
type Change = (bytes: Bytes) => Bytes

const joined = (...parts: readonly Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts))
/** A place in bytes of any length, from a share of it. */
const place = (bytes: Bytes, share: number): number => Math.floor(share * bytes.length)

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const stretch = fc.tuple(share, fc.integer({ min: 1, max: 200 }))

const flipped = fc.array(fc.tuple(share, fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 12 }).map(
	(flips): Change =>
		(bytes) => {
			const changed = new Uint8Array(bytes)
			for (const [at, bit] of flips) changed[place(bytes, at)] = (changed[place(bytes, at)] ?? 0) ^ (1 << bit)
			return changed
		},
)
const cutOff = share.map(
	(at): Change =>
		(bytes) =>
			bytes.slice(0, place(bytes, at)),
)
const beginningLost = share.map(
	(at): Change =>
		(bytes) =>
			bytes.slice(place(bytes, at)),
)
const doubled = stretch.map(
	([at, length]): Change =>
		(bytes) =>
			joined(bytes.slice(0, place(bytes, at) + length), bytes.slice(place(bytes, at))),
)
const leftOut = stretch.map(
	([at, length]): Change =>
		(bytes) =>
			joined(bytes.slice(0, place(bytes, at)), bytes.slice(place(bytes, at) + length)),
)
const swapped = fc.tuple(stretch, share).map(
	([[from, length], to]): Change =>
		(bytes) => {
			const cut = bytes.slice(place(bytes, from), place(bytes, from) + length)
			const rest = joined(bytes.slice(0, place(bytes, from)), bytes.slice(place(bytes, from) + length))
			return joined(rest.slice(0, place(rest, to)), cut, rest.slice(place(rest, to)))
		},
)
const twice = fc.constant<Change>((bytes) => joined(bytes, bytes))
const repeated = fc.tuple(stretch, fc.integer({ min: 2, max: 400 })).map(
	([[at, length], often]): Change =>
		(bytes) => {
			const part = bytes.slice(place(bytes, at), place(bytes, at) + length)
			return joined(bytes.slice(0, place(bytes, at)), ...Array.from({ length: often }, () => part), bytes)
		},
)
/** Text read as one encoding and written as another. */
const wronglyEncoded = fc.constantFrom<Change>(
	(bytes) => new Uint8Array(Buffer.from(new TextDecoder('windows-1252').decode(bytes), 'utf8')),
	(bytes) => new Uint8Array(Buffer.from(new TextDecoder().decode(bytes), 'latin1')),
	(bytes) => new Uint8Array(Buffer.from(new TextDecoder().decode(bytes), 'utf16le')),
	(bytes) => joined(new Uint8Array([0xff, 0xfe]), Buffer.from(new TextDecoder().decode(bytes), 'utf16le')),
	(bytes) => joined(new Uint8Array([0xef, 0xbb, 0xbf]), bytes),
	(bytes) => new Uint8Array(Buffer.from(Buffer.from(bytes).toString('base64'))),
)

/** What breaks readers that were not expecting it. */
const nasty = [
	...['\u0000', '\u001b[2J', '\uFEFF', '\uFFFD', '\u202E', '\u2028', '\r', '\n', '\r\n\r\n', '\t', ';', ',', '"', "'"],
	...['=HYPERLINK("http://x")', '+1+1', '@SUM(1)', '-2+3', '=cmd|" /C calc"!A0', "'; drop table population.person; --"],
	...['<', '</', '<!DOCTYPE a [<!ENTITY b "c">]>', '&lol;', '&#0;', '&#xD800;', '<![CDATA[', ']]>', '<?xml?>', '<!--'],
	...[
		'{',
		'}',
		'[',
		']',
		'[[[[[[[[',
		'{"a":',
		'\\u0000',
		'\\ud800',
		'__proto__',
		'constructor',
		'null',
		'NaN',
		'1e999',
	],
	...[
		'9999-99-99',
		'0000-00-00',
		'2026-02-30',
		'-1',
		'99999999999999999999',
		'000000000000',
		'010100-0000',
		'%00',
		'../../',
	],
	...[
		'Æ',
		'å'.normalize('NFD'),
		'🦊',
		'\ud800',
		'æøå'.repeat(300),
		'x'.repeat(5000),
		'['.repeat(20_000),
		'<a>'.repeat(5000),
	],
	...['PK\u0003\u0004', '000', '001', '999', '0009999', 'https://example.org/', 'urn:oid:1.2.208.176.1.2'],
]
const putIn = fc.tuple(share, fc.constantFrom(...nasty)).map(
	([at, what]): Change =>
		(bytes) =>
			joined(bytes.slice(0, place(bytes, at)), Buffer.from(what), bytes.slice(place(bytes, at))),
)
const writtenOver = fc.tuple(share, fc.constantFrom(...nasty)).map(
	([at, what]): Change =>
		(bytes) =>
			joined(
				bytes.slice(0, place(bytes, at)),
				Buffer.from(what),
				bytes.slice(place(bytes, at) + Buffer.byteLength(what)),
			),
)
const noise = fc.tuple(share, fc.uint8Array({ maxLength: 60 })).map(
	([at, more]): Change =>
		(bytes) =>
			joined(bytes.slice(0, place(bytes, at)), more, bytes.slice(place(bytes, at))),
)

const change: fc.Arbitrary<Change> = fc.oneof(
	...[flipped, cutOff, beginningLost, doubled, leftOut, swapped, twice, repeated, wronglyEncoded, putIn, writtenOver],
	noise,
)

/** One of several sound files, damaged once or a few times. */
export const damaged = (sound: readonly Uint8Array[]): fc.Arbitrary<Bytes> =>
	fc
		.tuple(fc.constantFrom(...sound), fc.array(change, { minLength: 1, maxLength: 4 }))
		.map(([bytes, changes]) => changes.reduce((now, next) => next(now).slice(0, 400_000), new Uint8Array(bytes)))

const strange: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, '', ' ', [], {}, [[]], [null], { value: {} }),
	fc.constantFrom(...nasty),
	fc.integer({ min: 1, max: 300 }).map((depth) => {
		let nested: unknown = 'deep'
		for (let level = 0; level < depth; level++) nested = level % 2 === 0 ? [nested] : { value: nested }
		return nested
	}),
	fc.jsonValue({ maxDepth: 3 }),
)

/** Every place in a document, as the way to it. */
const ways = (document: unknown, way: readonly (string | number)[] = []): (readonly (string | number)[])[] => {
	if (typeof document !== 'object' || document === null) return [way]
	return [way, ...Object.entries(document).flatMap(([key, value]) => ways(value, [...way, key]))]
}

type Tree = Record<string, unknown> | unknown[]
type Deed = 'lose' | 'replace' | 'double' | 'borrow'

const done = (document: Tree, way: readonly (string | number)[], deed: Deed, other: unknown): Tree => {
	const copy = structuredClone(document)
	let place = copy as Record<string, unknown>
	for (const key of way.slice(0, -1)) place = place[key] as Record<string, unknown>
	const key = way.at(-1)
	if (key === undefined || typeof place !== 'object' || place === null) return copy
	const list = Array.isArray(place) ? place : null
	if (deed === 'lose' && list !== null) list.splice(Number(key), 1)
	else if (deed === 'lose') delete place[key]
	else if (deed === 'double' && list !== null) list.splice(Number(key), 0, structuredClone(list[Number(key)]))
	else if (deed === 'double') place[key] = [place[key], structuredClone(place[key])]
	else place[key] = other
	return copy
}

/** One of several sound documents with parts of it lost, doubled, replaced by something strange, or by another part of it. */
export const mangled = (sound: readonly Tree[]): fc.Arbitrary<Tree> =>
	fc
		.tuple(
			fc.constantFrom(...sound),
			fc.array(fc.tuple(share, share, fc.constantFrom<Deed>('lose', 'replace', 'double', 'borrow'), strange), {
				minLength: 1,
				maxLength: 4,
			}),
		)
		.map(([document, deeds]) =>
			deeds.reduce((now, [at, from, deed, other]) => {
				const all = ways(now).slice(1)
				const way = all[Math.floor(at * all.length)]
				if (way === undefined) return now
				const borrowed = (all[Math.floor(from * all.length)] ?? []).reduce<unknown>(
					(part, key) => (part as Record<string, unknown> | null)?.[key],
					now,
				)
				return done(now, way, deed, deed === 'borrow' ? structuredClone(borrowed) : other)
			}, document),
		)

/** What people and programs type into a field. */
export const typed: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom(...nasty),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ maxLength: 40 }),
	fc.constantFrom('', ' ', '2026-03-09', '9. marts', '01', '1948', 'on', 'relative', 'yes', 'nej', '010148-1234'),
	fc.integer({ min: 1, max: 40 }).map((often) => 'Hun spiser ikke. '.repeat(often * 50)),
)
