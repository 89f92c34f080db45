import { type Facts, type Ground, unserved, type Verdict } from '#eligibility/index.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { type Citizen, lifeEventText } from '#population/index.ts'
import { type HelpKind, helpWords, type Standard } from '#standard/index.ts'
import { findKind, kindText } from './kinds.ts'

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

/** Why nobody is to get in touch with the citizen; null where nothing stands in the way. */
export const contactHindrance = (status: Citizen['status'], hasOptedOut: boolean): Text | null => {
	if (status === 'dead')
		return text('Borgeren er død. Der er ikke noget at afgøre.', 'The citizen has died. There is nothing to decide.')
	if (status === 'disappeared')
		return text(
			'Borgeren er registreret som forsvundet. Der er ikke noget at afgøre.',
			'The citizen is registered as disappeared. There is nothing to decide.',
		)
	if (status !== 'resident')
		return text(
			'Borgeren bor ikke længere i kommunen. Der er ikke noget at afgøre.',
			'The citizen no longer lives here. There is nothing to decide.',
		)
	return hasOptedOut
		? text(
				'Borgeren ønsker ikke at blive kontaktet. Et ja fører ikke til et tilbud, så længe det gælder.',
				'The citizen does not want to be contacted. A yes leads to no offer while that holds.',
			)
		: null
}

/** Events and risks known by today, the newest first, each with its day. */
export const happenedText = (facts: Facts, standard: Standard | null, language: Language): string[] =>
	[
		...facts.events.map(({ kind, on, ...details }) => ({
			on,
			name: findKind(standard, 'event', kind)?.name ?? lifeEventText({ kind, details }),
		})),
		...facts.risks.map(({ kind, on }) => ({ on, name: kindText(standard, 'risk', kind) })),
	]
		.toSorted((a, b) => (a.on < b.on ? 1 : -1))
		.map(({ on, name }) => `${name[language]}, ${writeDay(on, language)}`)
