import type { Day } from '#kernel/day.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, type Span } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { type Answer, wordsForAnswer, wordsForAnswerer, wordsForCallTime } from './answer/answer.ts'
import { replaced } from './batch/facts.ts'
import { type DropReason, wordsForDrop } from './batch/recheck.ts'
import { type Call, wordsForCall } from './call/call.ts'
import type { Written } from './letter/letter.ts'
import { sameCitizen } from './merge.ts'
import type { OptOut } from './no-contact/opt-out.ts'
import { type Offer, wordsForContact } from './offer.ts'

export type Story = {
	readonly offers: readonly Offer[]
	/** `stands`: heard in a call that was recorded wrongly where it does not. */
	readonly answers: readonly (Answer & { readonly stands: boolean })[]
	readonly calls: readonly Call[]
	readonly optOuts: readonly OptOut[]
	/** When each offer's letter was written down, and the time that stands in it. */
	readonly written: ReadonlyMap<string, Written>
	/** The time of a booking as it was at a moment. */
	readonly agreed: (booking: BookingId, at: Instant) => Span | null
}

/** Offers, answers, calls and wishes not to be contacted, as lines of the citizen's story. */
export const tell = (story: Story, names: ReadonlyMap<StaffId, string>): Told[] => {
	const who = (staff: StaffId | null): Partial<Told> =>
		staff === null || !names.has(staff) ? {} : { who: names.get(staff) }
	return [
		...story.offers.flatMap((offer) => toldOfOffer(offer, story.written.get(offer.id) ?? null, who)),
		...story.answers.map(
			(answer): Told => ({
				on: answer.on,
				at: answer.recordedAt,
				what: whatWasAnswered(answer, answer.booking === null ? null : story.agreed(answer.booking, answer.recordedAt)),
				...(answer.words === '' ? {} : { words: answer.words }),
				...(answer.stands ? {} : { struck: true }),
				...who(answer.recordedBy),
			}),
		),
		...story.calls.map(
			(call): Told => ({
				on: dayOf(call.madeAt),
				at: call.madeAt,
				what: text(`Opkald: ${wordsForCall[call.outcome].da}`, `Call: ${wordsForCall[call.outcome].en}`),
				...(call.words === '' ? {} : { words: call.words }),
				...(call.isCorrected ? { struck: true } : {}),
				...who(call.madeBy),
			}),
		),
		...story.optOuts.flatMap((optOut) => toldOfOptOut(optOut, who)),
	]
}

const toldOfOffer = (offer: Offer, written: Written | null, who: (staff: StaffId | null) => Partial<Told>): Told[] => {
	const lines: Told[] = []
	if (offer.madeOn !== null)
		lines.push({
			on: offer.madeOn,
			at: written?.at ?? offer.proposedAt,
			what: whatWasOffered(offer, written?.time ?? null),
		})
	if (offer.endedAt === null || offer.endedBecause === null) return lines
	const line = endLine(offer)
	return line === null
		? lines
		: [...lines, { on: dayOf(offer.endedAt), at: offer.endedAt, ...line, ...who(offer.endedBy) }]
}

const whatWasOffered = (offer: Offer, named: Instant | null): Text => {
	const time = (language: Language) => (named === null ? '' : ` (${writeMoment(named, language)})`)
	const { da, en } = wordsForContact[offer.contact]
	if (offer.event !== null) return text('Inviteret til et arrangement', 'Invited to an event')
	return text(`Tilbud om besøg: ${da.toLowerCase()}${time('da')}`, `Visit offered: ${en.toLowerCase()}${time('en')}`)
}

const endLine = (offer: Offer): Pick<Told, 'what' | 'words'> | null => {
	if (offer.endedBecause === 'taken_out')
		return {
			what: text('Taget ud af en udsendelse breve', 'Taken out of a batch of letters'),
			words: offer.endedWords ?? '',
		}
	if (offer.endedBecause === 'dropped') {
		const reason = offer.endedWords === null ? undefined : wordsForDrop[offer.endedWords as DropReason]
		return reason === undefined
			? { what: text('Brevet blev ikke sendt', 'The letter was not sent'), words: offer.endedWords ?? '' }
			: { what: text(`Brevet blev ikke sendt: ${reason.da}`, `The letter was not sent: ${reason.en}`) }
	}
	if (offer.endedBecause === 'lapsed') {
		const reason = wordsForDrop[offer.endedWords as DropReason]
		return { what: text(`Tilbuddet bortfaldt: ${reason.da}`, `The offer lapsed: ${reason.en}`) }
	}
	if (offer.endedBecause === 'withdrawn' && offer.endedWords === sameCitizen)
		return {
			what: text(
				'Tilbuddet bortfaldt: borgeren stod to gange i registret, og det andet tilbud gælder',
				'The offer fell away: the citizen stood in the register twice, and the other offer goes on',
			),
		}
	if (offer.endedBecause === 'no_answer')
		return { what: text('Intet svar inden fristen. Det er ikke et nej', 'No answer in time. That is not a no') }
	return null
}

const whatWasAnswered = (answer: Answer, agreed: Span | null): Text => {
	const by = answer.by === 'citizen' ? null : wordsForAnswerer[answer.by]
	const name = answer.byName === '' ? '' : ` (${answer.byName})`
	const day = answer.callOn ?? answer.until
	const words = wordsForAnswer[answer.kind]
	const time = (language: Language) => (agreed === null ? '' : `, ${writeMoment(agreed.from, language)}`)
	const upTo = answer.kind === 'call_later' ? ['', ''] : ['til ', 'until ']
	const part = (language: Language) =>
		answer.callWhen === null ? '' : ` ${wordsForCallTime[answer.callWhen][language].toLowerCase()}`
	return text(
		`Svar: ${words.da}${time('da')}${day === null ? '' : ` (${upTo[0]}${writeDay(day, 'da')}${part('da')})`}${by === null ? '' : `, svaret af ${by.da.toLowerCase()}${name}`}`,
		`Answer: ${words.en}${time('en')}${day === null ? '' : ` (${upTo[1]}${writeDay(day, 'en')}${part('en')})`}${by === null ? '' : `, given by ${by.en.toLowerCase()}${name}`}`,
	)
}

const toldOfOptOut = (optOut: OptOut, who: (staff: StaffId | null) => Partial<Told>): Told[] => {
	const until = (day: Day | null): Text =>
		day === null
			? text('indtil det tages tilbage', 'until taken back')
			: text(`til ${writeDay(day, 'da')}`, `until ${writeDay(day, 'en')}`)
	const lines: Told[] = [
		{
			on: optOut.on,
			at: optOut.recordedAt,
			what: text(
				`Ønsker ikke at blive kontaktet, ${until(optOut.until).da}`,
				`Wants no contact, ${until(optOut.until).en}`,
			),
			...(optOut.words === '' ? {} : { words: optOut.words }),
			...who(optOut.recordedBy),
			...(optOut.endedWords === replaced ? { struck: true } : {}),
		},
	]
	if (optOut.endedOn === null || optOut.endedWords === replaced) return lines
	return [
		...lines,
		{
			on: optOut.endedOn,
			at: null,
			what: text('Må gerne kontaktes igen', 'May be contacted again'),
			words: optOut.endedWords ?? '',
			...who(optOut.endedBy),
		},
	]
}
