import { type Facts, type Ground, unserved, type Verdict } from '#eligibility/index.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { type HelpKind, helpWords, type Standard } from '#standard/index.ts'
import { kindText } from './kinds.ts'

/** Open grounds on which a professional has yet to say yes or no. */
export const groundsToAssess = (grounds: readonly Ground[]): Ground[] =>
	unserved(grounds).filter(({ initiative }) => initiative === 'after_assessment')

export const periodText = (ground: Pick<Ground, 'from' | 'until'>, language: Language): string =>
	ground.until === null
		? `${language === 'da' ? 'fra' : 'from'} ${writeShortDay(ground.from)}`
		: `${writeShortDay(ground.from)}–${writeShortDay(ground.until)}`

const verdicts: Record<Verdict['verdict'], Text> = {
	no_standard_in_force: text('Ingen kvalitetsstandard gælder i dag', 'No quality standard is in force today'),
	not_resident: text('Bor ikke i kommunen', 'Does not live in the municipality'),
	excluded: text('Undtaget', 'Excluded'),
	offer: text('Skal have et tilbud', 'Is to be offered a visit'),
	assess: text('Skal vurderes fagligt', 'Is to be assessed'),
	not_now: text('Ikke nu', 'Not now'),
	not_in_target_group: text('Ikke i målgruppen', 'Not in the target group'),
}
export const verdictText = (verdict: Verdict['verdict']): Text => verdicts[verdict]

const isReceived = (help: Facts['help'][keyof Facts['help']]): boolean =>
	typeof help === 'boolean' ? help : help.received

export const helpText = (help: Facts['help'], language: Language): string => {
	const received = (Object.keys(helpWords) as HelpKind[]).filter((kind) => isReceived(help[kind]))
	return received.length === 0
		? text('ingen', 'none')[language]
		: received.map((kind) => helpWords[kind][language]).join(', ')
}

export const aloneText = (livesAlone: boolean | null): Text =>
	livesAlone === null ? text('vides ikke', 'not known') : livesAlone ? text('ja', 'yes') : text('nej', 'no')

/** Events and risks known by today, the newest first, each with its day. */
export const happenedText = (facts: Facts, standard: Standard | null, language: Language): string[] =>
	[
		...facts.events.map((one) => ({ ...one, nature: 'event' })),
		...facts.risks.map((one) => ({ ...one, nature: 'risk' })),
	]
		.toSorted((a, b) => (a.on < b.on ? 1 : -1))
		.map(({ nature, kind, on }) => `${kindText(standard, nature, kind)[language]}, ${writeDay(on, language)}`)
