import { type Text, text } from '#kernel/language.ts'
import { commonName, commonWords, type Standard } from '#standard/index.ts'

export type Nature = 'event' | 'risk'

/** Something that can be recorded about a citizen. */
export type Kind = {
	readonly nature: Nature
	readonly kind: string
	readonly name: Text
	/** What more is to be asked, by its name in the facts. */
	readonly details: readonly string[]
}

const details: Readonly<Record<string, Text>> = {
	readmissionRisk: text('Er der risiko for genindlæggelse?', 'Is there a risk of readmission?'),
	knownToMunicipality: text(
		'Har borgeren i forvejen kontakt med kommunens øvrige tilbud?',
		'Is the citizen in contact with the municipality’s other services already?',
	),
}
/** The question a detail stands for; a standard's own detail is asked by its name. */
export const detailText = (name: string): Text => details[name] ?? text(name, name)

const asked: Readonly<Record<string, readonly string[]>> = { discharged: ['readmissionRisk', 'knownToMunicipality'] }

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const commonKind = (nature: Nature, kind: string): Kind => {
	const { da, en } = commonName(nature === 'event' ? 'events' : 'risks', kind)
	return { nature, kind, name: text(capital(da), capital(en)), details: asked[kind] ?? [] }
}

/** What every municipality can record, whatever its standard makes of it. */
const common: readonly Kind[] = [
	...commonWords.events.map((kind) => commonKind('event', kind)),
	...commonWords.risks.map((kind) => commonKind('risk', kind)),
]

/** What a version of the standard names, beside what everybody can record: in the standard's words where it has some. */
export const kindsOf = (standard: Standard | null): Kind[] => {
	const kinds = new Map(common.map((known) => [`${known.nature} ${known.kind}`, known]))
	for (const { word, name } of standard?.ownWords.events ?? [])
		kinds.set(`event ${word}`, { nature: 'event', kind: word, name, details: [] })
	for (const { word, name } of standard?.ownWords.risks ?? [])
		kinds.set(`risk ${word}`, { nature: 'risk', kind: word, name, details: [] })
	for (const { opens, name } of standard?.criteria ?? []) {
		if (opens.by !== 'event' && opens.by !== 'risk') continue
		const asked = opens.by === 'event' ? opens.details.map((detail) => detail.name) : []
		for (const kind of opens.kinds) {
			const key = `${opens.by} ${kind}`
			const known = kinds.get(key) ?? { nature: opens.by, kind, name, details: [] }
			kinds.set(key, {
				...known,
				name: opens.by === 'risk' && opens.kinds.length === 1 ? name : known.name,
				details: [...new Set([...known.details, ...asked])],
			})
		}
	}
	return [...kinds.values()]
}

export const findKind = (standard: Standard | null, nature: string, kind: string): Kind | null =>
	kindsOf(standard).find((known) => known.nature === nature && known.kind === kind) ?? null

export const kindText = (standard: Standard | null, nature: string, kind: string): Text =>
	findKind(standard, nature, kind)?.name ?? text(kind, kind)
