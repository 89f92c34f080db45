import { addDays, type Day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { LetterContent, Size } from './letter.ts'
import { letterContent } from './letter-content.ts'
import { kinds } from './letter-title.ts'
import type { Common, Told, Without } from './letter-told.ts'
import { citizenOf, type TrialCitizen } from './trial-citizens.ts'

/** A template in one language and size. */
export type Variant = { readonly template: string; readonly language: Language; readonly size: Size }

export const templates: readonly string[] = Object.values(kinds).map(({ template }) => template)

export const variants: readonly Variant[] = templates.flatMap((template) =>
	(['da', 'en'] as const).flatMap((language) =>
		(['normal', 'large'] as const).map((size) => ({ template, language, size })),
	),
)

/** As a question after an address. */
export const writeVariant = ({ template, language, size }: Variant): string =>
	`brev=${template}&sprog=${language}&skrift=${size === 'large' ? 'stor' : 'normal'}`

/** What is not known stands for the first letter, in Danish, in the usual size. */
export const readVariant = (asked: URLSearchParams): Variant => ({
	template: templates.find((template) => template === asked.get('brev')) ?? 'fixed-time',
	language: asked.get('sprog') === 'en' ? 'en' : 'da',
	size: asked.get('skrift') === 'stor' ? 'large' : 'normal',
})

/** Codes that belong to nobody. */
const codes = ['K7QM4TXP', '3HD9WBZR'] as const

/** A letter of that kind to somebody made up, dated that day; names and places in it are as long as they get. */
export const trialLetter = (
	municipality: Municipality,
	{ template, language, size }: Variant,
	who: TrialCitizen,
	dated: Day,
): LetterContent => {
	const citizen = citizenOf(who, language)
	const common = {
		citizen,
		municipality,
		code: codes[0],
		dated,
		letterId: '7f3a21c9-0000-4000-8000-000000000000',
		size,
	}
	return letterContent({ ...common, ...about(template, dated, { citizen, code: codes[1] }) })
}

const about = (
	template: string,
	dated: Day,
	second: NonNullable<Extract<Told, { purpose: 'offer' }>['second']>,
): Without<Told, Common> => {
	const from = instantAt(addDays(dated, 24), clock('09:30'))
	const to = instantAt(addDays(dated, 24), clock('11:30'))
	const consultant = 'Anne-Mette Elisabeth Kirstine Højgaard Christoffersen'
	const time = { from, minutes: 60, consultant, joint: template.endsWith('-joint') || template.endsWith('-both') }
	const event = {
		title: 'Hold dig i gang: kom og hør om hverdagen med godt humør',
		place: 'Medborgerhuset, den store sal på første sal, Prøvevej 100, 9999 Prøveby',
		from,
		to,
		seats: 40,
		companions: true,
		visitInstead: true,
	}
	const loss = template.endsWith('-bereaved')
	const grounds = loss ? [{ ...ground, criterion: 'spouse-died', intervention: 'lost-spouse' }] : [ground]
	const offer = { contact: 'fixed_time_letter' as const, grounds, minutes: 60, answerBy: addDays(dated, 14) }
	const asking = { ...offer, contact: 'self_booking_letter' as const }
	switch (template) {
		case 'fixed-time-both':
			return { purpose: 'offer', offer, time: { ...time, minutes: 90 }, second }
		case 'please-contact':
		case 'please-contact-bereaved':
			return { purpose: 'offer', offer: asking, time: null }
		case 'event':
			return { purpose: 'offer', offer: asking, time: null, event }
		case 'reminder':
			return { purpose: 'reminder', offer: asking, time: null }
		case 'reminder-time':
		case 'reminder-bereaved':
			return { purpose: 'reminder', offer, time }
		case 'reminder-event':
			return { purpose: 'reminder', offer: asking, time: null, event }
		case 'confirmation':
			return { purpose: 'confirmation', time }
		case 'confirmation-event':
			return { purpose: 'confirmation', event }
		case 'change':
			return { purpose: 'change', time, former: instantAt(addDays(dated, 22), clock('13:00')) }
		case 'change-offered':
			return { purpose: 'change', offer, time, former: instantAt(addDays(dated, 22), clock('13:00')) }
		case 'cancellation':
			return { purpose: 'cancellation', former: from, next: 'we_call' }
		case 'cancellation-event':
			return { purpose: 'cancellation', former: from, event, next: 'choose' }
		case 'goodbye':
			return { purpose: 'goodbye', until: addDays(dated, 365) }
		case 'milestone':
			return { purpose: 'milestone' }
		default:
			return { purpose: 'offer', offer, time }
	}
}

const ground = {
	criterion: 'age-75',
	intervention: 'general',
	from: '2026-01-01' as Day,
	target: null,
	until: null,
	cites: '',
	overdue: false,
}
