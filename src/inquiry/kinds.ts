import { type Text, text } from '#kernel/language.ts'
import type { Standard } from '#standard/index.ts'

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

const kindOf = (nature: Nature, kind: string, da: string, en: string, details: readonly string[] = []): Kind => ({
	nature,
	kind,
	name: text(da, en),
	details,
})

/** What every municipality can record, whatever its standard makes of it. */
const common: readonly Kind[] = [
	kindOf('event', 'concern_raised', 'Nogen er bekymret for borgeren', 'Somebody is concerned about the citizen'),
	kindOf('event', 'discharged', 'Udskrevet fra sygehus', 'Discharged from hospital', [
		'readmissionRisk',
		'knownToMunicipality',
	]),
	kindOf('event', 'spouse_died', 'Ægtefælle eller samlever er død', 'Spouse or partner has died'),
	kindOf(
		'event',
		'spouse_to_care_home',
		'Ægtefælle eller samlever er flyttet på plejehjem',
		'Spouse or partner has moved to a care home',
	),
	kindOf(
		'event',
		'spouse_seriously_ill',
		'Ægtefælle eller samlever er alvorligt syg',
		'Spouse or partner is seriously ill',
	),
	kindOf('event', 'relative_died', 'En anden nærtstående er død', 'Another close relative has died'),
	kindOf('event', 'fell', 'Borgeren er faldet', 'The citizen had a fall'),
	kindOf('event', 'rehabilitation_completed', 'Genoptræning er afsluttet', 'Rehabilitation is completed'),
	kindOf('event', 'moved_in', 'Flyttet til kommunen', 'Moved to the municipality'),
	kindOf('risk', 'lonely', 'Ensomhed', 'Loneliness'),
	kindOf('risk', 'completed_training', 'Afsluttet træning', 'Completed training'),
	kindOf('risk', 'illness_affecting_life', 'Sygdom, der præger hverdagen', 'Illness that affects daily life'),
	kindOf('risk', 'poor_self_rated_health', 'Oplever sit helbred som dårligt', 'Feels in poor health'),
	kindOf('risk', 'no_children', 'Ingen børn', 'No children'),
	kindOf('risk', 'loss_of_function', 'Tab af funktionsevne', 'Loss of function'),
	kindOf(
		'risk',
		'frequent_admissions',
		'Hyppige indlæggelser eller lægebesøg',
		'Frequent admissions or visits to the doctor',
	),
	kindOf('risk', 'carer', 'Passer en alvorligt syg', 'Cares for somebody seriously ill'),
	kindOf('risk', 'harmful_medication', 'Uhensigtsmæssigt forbrug af medicin', 'Harmful use of medication'),
	kindOf('risk', 'harmful_alcohol', 'Uhensigtsmæssigt forbrug af alkohol', 'Harmful use of alcohol'),
	kindOf('risk', 'other_ethnic_background', 'Anden etnisk baggrund', 'Other ethnic background'),
	kindOf('risk', 'left_labour_market', 'Har forladt arbejdsmarkedet', 'Has left the labour market'),
	kindOf('risk', 'mentally_vulnerable', 'Psykisk sårbarhed', 'Mental vulnerability'),
	kindOf('risk', 'social_problems', 'Sociale problemer', 'Social problems'),
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
