import { type Detail, detailsOf, type Filed } from '#kernel/filed.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { standardText } from '#standard/index.ts'
import { type Answer, wordsForAnswer, wordsForWay, wordsToKnow } from './answer/answer.ts'
import { type LeftOut, wordsForLeftOut } from './batch/batch.ts'
import { type DropReason, wordsForDrop } from './batch/recheck.ts'
import type { LetterContent, Purpose } from './letter/letter.ts'
import { type Offer, wordsForContact, wordsForDue } from './offer.ts'
import { wordsForNotArrived } from './sending/delivery.ts'
import { wordsForPurpose, wordsForWaiting } from './sending/waiting.ts'

/** A letter as it is on record, also one that never went. */
export type LetterOnRecord = {
	readonly purpose: Purpose
	readonly channel: string
	readonly writtenAt: Instant
	readonly deliveredAt: Instant | null
	readonly withheldAt: Instant | null
	readonly withheldBecause: string | null
	readonly heldBecause: string | null
	readonly lastFault: string | null
	readonly attempts: number
	readonly askedBy: StaffId | null
	readonly content: Partial<LetterContent>
	readonly told: readonly { readonly state: string; readonly at: string; readonly detail: string }[]
}
export type LeftOutOnRecord = { readonly at: Instant; readonly because: LeftOut; readonly noTime: Text | null }
/** A code given, the answer page opened with it, or one tried in vain. */
export type CodeUse = { readonly kind: 'issued' | 'opened' | 'tried'; readonly at: Instant }

type Names = ReadonlyMap<StaffId, string>

/** What an offer is made on, and why just then. */
export const offerLine = (offer: Offer, criterion: (code: string) => string, names: Names): Filed => ({
	on: dayOf(offer.proposedAt),
	at: offer.proposedAt,
	what: text('Tilbud foreslået', 'Offer proposed'),
	details: [
		...offer.grounds.map(
			(ground): Detail => ({
				label: 'Grund',
				words: `${criterion(ground.criterion)}, fra ${writeDay(ground.from, 'da')}${ground.until === null ? '' : ` til ${writeDay(ground.until, 'da')}`} (${ground.cites})${ground.overdue ? ', skyldes' : ''}`,
			}),
		),
		...detailsOf({
			Måde: wordsForContact[offer.contact].da,
			'Hvorfor nu': `${wordsForDue[offer.due.kind].da} (${writeDay(offer.due.on, 'da')})`,
			Standard: standardText(offer.standard).da,
			Varighed: `${offer.minutes} minutter`,
			'Foreslået tid':
				offer.time === null ? null : `${writeMoment(offer.time.from, 'da')}, ${names.get(offer.time.staff) ?? ''}`,
			Svarfrist: offer.answerBy === null ? null : writeDay(offer.answerBy, 'da'),
			'Foreslås ikke igen før': offer.notBefore === null ? null : writeDay(offer.notBefore, 'da'),
			'Holdt tilbage, fordi': offer.heldBecause === null ? null : wordsForWaiting(offer.heldBecause).da,
		}),
	],
})

const letterWay: Readonly<Record<string, string>> = {
	digital_post: 'Digital Post',
	paper: 'brev på papir',
	nemsms: 'NemSMS',
}
const deliveryState: Readonly<Record<string, string>> = {
	accepted: 'på vej',
	delivered: 'afleveret',
	failed: 'ikke kommet frem',
}

/** A letter with everything it said that the template does not, how it travelled, and what became of it. */
export const letterLine = (letter: LetterOnRecord, isProtected: boolean, names: Names): Filed => {
	const { content, purpose, channel } = letter
	const { time, former, event } = content
	const [name = '', ...address] = content.to ?? []
	return {
		on: dayOf(letter.writtenAt),
		at: letter.writtenAt,
		what: text(`Brev skrevet: ${wordsForPurpose[purpose].da}`, `Letter written: ${wordsForPurpose[purpose].en}`),
		...(letter.askedBy !== null && names.has(letter.askedBy) ? { who: names.get(letter.askedBy) } : {}),
		details: [
			...detailsOf({
				Overskrift: content.title,
				Dateret: content.dated,
				Brevnummer: content.number,
				Til: isProtected ? name : [name, ...address].filter(Boolean).join(', '),
				Sendes: letterWay[channel] ?? channel,
				Tid: time ? `${time.day} ${time.clock}, ${time.who}` : null,
				'Tid før': former ? `${former.day} ${former.clock}` : null,
				Arrangement: event ? `${event.title}, ${event.day} ${event.clock}, ${event.place}` : null,
				Svarfrist: content['answer-by'],
				'Ingen breve til': content.until,
				'Stor skrift': content.size === 'large' ? 'ja' : null,
				Sendt: letter.deliveredAt === null ? 'nej' : writeMoment(letter.deliveredAt, 'da'),
				'Venter, fordi': letter.heldBecause === null ? null : wordsForWaiting(letter.heldBecause).da,
				'Forsøg, der ikke lykkedes': letter.lastFault === null ? null : `${letter.attempts}`,
				'Ikke sendt, fordi':
					letter.withheldBecause === null
						? null
						: (wordsForDrop[letter.withheldBecause as DropReason]?.da ?? letter.withheldBecause),
			}),
			...letter.told.map(({ state, at, detail }) => ({
				label: 'Afleveringen',
				words: `${deliveryState[state] ?? state}, ${at.slice(0, 10)}${detail === '' ? '' : `, ${state === 'failed' ? wordsForNotArrived(detail).da : detail}`}`,
			})),
		],
		leftOut: [
			...(content.code ? [{ what: 'koden til svarsiden', because: 'opens_a_door' as const }] : []),
			...(isProtected && address.length > 0 ? [{ what: 'adressen', because: 'protected_address' as const }] : []),
			...(content['to-both'] ? [{ what: 'den anden modtager', because: 'another_person' as const }] : []),
		],
		...(letter.withheldAt === null ? {} : { struck: true }),
	}
}

/** What an answer said besides yes or no. */
export const answerLine = (answer: Answer & { readonly stands: boolean }): Filed => ({
	on: answer.on,
	at: answer.recordedAt,
	what: text(`Om svaret: ${wordsForAnswer[answer.kind].da}`, `On the answer: ${wordsForAnswer[answer.kind].en}`),
	details: detailsOf({
		'Kom til os': wordsForWay[answer.through].da.toLowerCase(),
		'Før besøget': wordsToKnow(answer, 'da'),
		'Afgjorde to svar, der ikke var ens': answer.settles ? 'ja' : null,
	}),
	...(answer.byName === ''
		? {}
		: { leftOut: [{ what: 'navnet på den, der svarede', because: 'another_person' as const }] }),
	...(answer.stands ? {} : { struck: true }),
})

export const leftOutLine = ({ at, because, noTime }: LeftOutOnRecord): Filed => ({
	on: dayOf(at),
	at,
	what: text('Ikke med i en udsendelse breve', 'Not in a batch of letters'),
	words: [wordsForLeftOut[because].da, noTime?.da].filter(Boolean).join('. '),
})

const codeUse: Readonly<Record<CodeUse['kind'], ReturnType<typeof text>>> = {
	issued: text('Fik en kode til svarsiden', 'Given a code for the answer page'),
	opened: text('Svarsiden blev åbnet med koden', 'The answer page was opened with the code'),
	tried: text('Koden blev prøvet forgæves på svarsiden', 'The code was tried in vain on the answer page'),
}
export const codeLine = ({ kind, at }: CodeUse): Filed => ({
	on: dayOf(at),
	at,
	what: codeUse[kind],
	leftOut: [{ what: 'koden', because: 'opens_a_door' }],
})
