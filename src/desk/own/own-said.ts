import type { Booking } from '#booking/index.ts'
import type { VerdictWord } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { type CitizenStanding, callAt, visitAgreed } from '#offer/index.ts'
import type { Visit } from '#visit/index.ts'
import type { Asker, RecordRequest } from '../record/record-request.ts'
import { answerBy, longDay, timeAgreed, timeProposed, writtenTime } from './own-time.ts'
import { cameToNothing, passedTime } from './own-visit.ts'

/** What one's own page says of an offer: what stands in large letters, the sentence below it, until when an answer is waited for, and what can be answered. */
export type OwnSaid = {
	readonly when: Text | null
	readonly what: Text
	readonly answerBy: Text | null
	readonly answer: { readonly words: Text; readonly isFirst: boolean } | null
}

/** Everything that is said of where a citizen stands with an offer and what became of its visit, as it is true when asked. */
export const ownStanding = (
	standing: CitizenStanding,
	{ consultant, visit }: { readonly consultant: string; readonly visit: Visit | undefined },
	at: Instant,
): OwnSaid => {
	const today = dayOf(at)
	const said = (what: Text, when: Text | null = null, answer: OwnSaid['answer'] = answers.change): OwnSaid => ({
		...{ what, when, answer, answerBy: null },
	})
	const agreed = visitAgreed(standing)
	switch (standing.kind) {
		case 'proposed':
			return {
				...said(timeProposed(standing.booking, consultant), null, answers.first),
				answerBy: answerBy(standing.booking, today),
			}
		case 'agreed': {
			const { span } = standing.booking
			const passed = passedTime(span, visit, at)
			if (passed !== null) return said(passed, null, null)
			return said(
				timeAgreed(standing.booking, consultant, today),
				writtenTime(span.from),
				standing.mayChange ? answers.time : null,
			)
		}
		case 'call':
			if (standing.on < today) return said(notCalled(standing.on))
			return agreed === null
				? said(words.call, callAt(standing))
				: said(calledBefore(callAt(standing)), writtenTime(agreed.span.from), answers.time)
		case 'seated':
			if (dayOf(standing.event.span.from) < today) return said(words.eventOver, null, null)
			return said(
				about(standing.seat.seatedAt === null ? words.waiting : words.seated, standing.event.title),
				writtenTime(standing.event.span.from),
				standing.mayChange ? answers.change : null,
			)
		case 'invited':
			return said(about(words.invited, standing.event.title), writtenTime(standing.event.span.from), answers.first)
		case 'event_gone':
			return said(standing.isCancelled ? words.eventCancelled : words.eventOver, null, null)
		case 'choose':
			if (visit !== undefined) return said(cameToNothing(visit), null, answers.anew)
			return said(standing.isLate ? words.chooseAnew : words.choose, null, answers.first)
		case 'doubt':
			return said(words.doubt, null, null)
		case 'no_contact':
			return said(words.noContact, null, null)
		case 'may_write':
			return said(words.mayWrite, null, null)
		case 'declined':
			return said(words.declined)
	}
}

/** A visit agreed on besides any offer. */
export const ownTime = (booking: Booking, consultant: string, today: Day): OwnSaid => ({
	when: writtenTime(booking.span.from),
	what: timeAgreed(booking, consultant, today),
	...{ answer: null, answerBy: null },
})

/** An offer that something may still come of: what the rules say of a new one is beside the point. */
export const isUnderWay = (standing: CitizenStanding, today: Day): boolean => {
	if (standing.kind === 'agreed') return !standing.isOver
	if (standing.kind === 'seated') return today <= dayOf(standing.event.span.from)
	return ['proposed', 'choose', 'call', 'invited', 'doubt'].includes(standing.kind)
}

/** What the rules come to, said so that it does not speak against the offer that stands above it, or the wish not to be contacted. */
export const ownLead = (
	verdict: VerdictWord,
	known: { readonly standing: CitizenStanding | null; readonly wantsNoContact: boolean; readonly today: Day },
): Text => {
	const isPromised = verdict === 'offer' || verdict === 'assess'
	if (known.standing !== null && isUnderWay(known.standing, known.today))
		return verdict === 'excluded' || verdict === 'not_in_target_group' ? leads.stillHolds : leads.underWay
	return isPromised && known.wantsNoContact ? leads.leftAlone : leads[verdict]
}

/** Who asked for everything that is written, and when; whoever asked for the citizen is told by what right, never by name. */
export const ownAsker = ({ askedBy, askedOn }: Pick<RecordRequest, 'askedBy' | 'askedOn'>): Text => {
	const who: Readonly<Record<Asker, Text>> = {
		citizen: text('Du bad', 'You asked'),
		guardian: text('Din værge bad', 'Your guardian asked'),
		authorised: text('En, du har givet fuldmagt, bad', 'Somebody you have authorised asked'),
	}
	const { da, en } = who[askedBy]
	return text(`${da} om det ${writeDay(askedOn, 'da')}.`, `${en} for it on ${writeDay(askedOn, 'en')}.`)
}

const about = ({ da, en }: Text, title: string): Text => text(`${da}: ${title}.`, `${en}: ${title}.`)

const notCalled = (on: Day): Text =>
	text(
		`Du har bedt os om at ringe ${longDay(on).da}. Har vi ikke talt sammen, så ring til os, eller vælg en ny dag.`,
		`You have asked us to call on ${longDay(on).en}. If we have not spoken, please call us, or choose a new day.`,
	)
const calledBefore = ({ da, en }: Text): Text =>
	text(
		`Du har en aftale om et besøg, og du har bedt os om at ringe ${da}. Aftalen gælder, til vi har talt sammen.`,
		`You have an appointment for a visit, and have asked us to call on ${en}. It stands until we have spoken.`,
	)

const answers = {
	first: { words: text('Svar på tilbuddet', 'Answer the offer'), isFirst: true },
	time: { words: text('Se eller ændr din tid', 'See or change your time'), isFirst: false },
	anew: { words: text('Vælg en ny tid', 'Choose a new time'), isFirst: false },
	change: { words: text('Se eller ændr dit svar', 'See or change your answer'), isFirst: false },
} as const

const words = {
	doubt: text(
		'Vi har fået to svar, der ikke er ens. Vi ringer til dig for at høre, hvad du ønsker.',
		'We have had two answers that differ. We will call to hear what you would like.',
	),
	seated: text('Du har en plads', 'You have a seat'),
	waiting: text('Du står på ventelisten', 'You are on the waiting list'),
	invited: text('Du er inviteret', 'You are invited'),
	eventOver: text('Arrangementet er holdt.', 'The meeting is over.'),
	eventCancelled: text('Arrangementet er aflyst.', 'The meeting is cancelled.'),
	noContact: text(
		'Du får ikke breve eller opkald om et besøg, så længe du ikke vil kontaktes.',
		'You get no letters or calls about a visit while you want no contact.',
	),
	mayWrite: text('Vi må gerne kontakte dig.', 'We may contact you.'),
	declined: text('Du har sagt nej tak denne gang.', 'You have said no, this time.'),
	call: text('Du har bedt os om at ringe til dig den dag.', 'You have asked us to call you that day.'),
	choose: text(
		'Vi har tilbudt dig et besøg. Du kan selv vælge en tid.',
		'We have offered you a visit. You can choose a time.',
	),
	chooseAnew: text(
		'Vi har tilbudt dig et besøg. Tiden i brevet er givet videre, men du kan vælge en ny.',
		'We have offered you a visit. The time in the letter has been passed on, but you can choose a new one.',
	),
} as const

const leads: Readonly<Record<VerdictWord | 'underWay' | 'stillHolds' | 'leftAlone', Text>> = {
	underWay: text(
		'Du har fået et tilbud. Det står øverst på siden.',
		'You have been made an offer. It stands at the top of the page.',
	),
	stillHolds: text(
		'Du har fået et tilbud, og det gælder stadig. Efter reglerne får du ikke et nyt lige nu.',
		'You have been made an offer, and it still holds. By the rules you do not get a new one just now.',
	),
	leftAlone: text(
		'Du har ret til et tilbud om et besøg. Vi skriver og ringer ikke, fordi du har bedt os om at lade være.',
		'You have a right to be offered a visit. We neither write nor call, because you have asked us not to.',
	),
	offer: text('Du skal have et tilbud om et besøg.', 'You are to be offered a visit.'),
	assess: text(
		'En fagperson skal se på, om du skal have et tilbud.',
		'A professional is to look at whether you are offered a visit.',
	),
	excluded: text(
		'Du får ikke et tilbud, fordi du er undtaget. Du kan stadig bede om et besøg.',
		'You are not offered a visit, because you are excluded. You can still ask for one.',
	),
	not_now: text(
		'Du er i målgruppen, og der er ikke noget, du skal have lige nu.',
		'You are in the target group, and nothing is due just now.',
	),
	not_in_target_group: text(
		'Du er ikke i målgruppen lige nu. Du kan stadig bede om et besøg.',
		'You are not in the target group just now. You can still ask for a visit.',
	),
	not_resident: text(
		'Du bor ikke i kommunen mere, så herfra kommer der ikke flere tilbud.',
		'You no longer live in the municipality, so no more offers come from here.',
	),
	no_standard_in_force: text(
		'Der gælder ingen regler i dag. Ring til os.',
		'No rules are in force today. Please call us.',
	),
}
