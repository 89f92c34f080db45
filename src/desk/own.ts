import type { Why } from '#eligibility/index.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { type CitizenStanding, visitAgreed } from '#offer/index.ts'

/** What is told of an offer on the own page, in a line or two; what can be done about it stands behind the button. */
export const ownStanding = (
	standing: CitizenStanding,
	language: Language,
): { readonly what: Text; readonly when: string | null } => {
	const agreed = visitAgreed(standing)
	const booking = agreed ?? (standing.kind === 'proposed' ? standing.booking : null)
	if (standing.kind === 'call' && agreed === null)
		return { what: words.call, when: writeLongDay(standing.on, language) }
	const when =
		booking === null
			? null
			: `${writeLongDay(dayOf(booking.span.from), language)} ${language === 'da' ? 'kl.' : 'at'} ${writeClock(clockOf(booking.span.from), language)}`
	return { what: words[standing.kind], when }
}

const words: Readonly<Record<CitizenStanding['kind'], Text>> = {
	doubt: text(
		'Vi har fået to svar, der ikke er ens. Vi ringer til dig for at høre, hvad du ønsker.',
		'We have had two answers that differ. We will call to hear what you would like.',
	),
	agreed: text('Du har en aftale om et besøg.', 'You have an appointment for a visit.'),
	seated: text('Du har en plads til et arrangement.', 'You have a seat at a meeting.'),
	no_contact: text('Du har bedt os om ikke at kontakte dig.', 'You have asked us not to contact you.'),
	may_write: text('Vi må gerne kontakte dig.', 'We may contact you.'),
	declined: text('Du har sagt nej tak denne gang.', 'You have said no, this time.'),
	call: text('Du har bedt os om at ringe til dig den dag.', 'You have asked us to call you that day.'),
	invited: text('Du er inviteret til et arrangement.', 'You are invited to a meeting.'),
	event_gone: text('Arrangementet er slut eller aflyst.', 'The meeting is over or cancelled.'),
	proposed: text(
		'Vi har foreslået en tid til et besøg. Du har ikke svaret endnu.',
		'We have proposed a time for a visit. You have not answered yet.',
	),
	choose: text(
		'Vi har tilbudt dig et besøg. Du kan selv vælge en tid.',
		'We have offered you a visit. You can choose a time.',
	),
}

/** Every rule in the standard's words: those that hold first, then those that do not. */
export const ownReasons = (why: readonly Why[]): readonly Why[] =>
	why.toSorted((a, b) => Number(b.held) - Number(a.held))

/** Letters, answers and times as the citizen reads them: what happened, without what staff wrote to each other. */
export const ownLines = (told: readonly Told[]): Told[] =>
	told
		.filter(({ struck }) => struck !== true)
		.map(({ words: _, who: __, ...line }) => line)
		.toSorted((a, b) => (a.on === b.on ? ((a.at ?? '') < (b.at ?? '') ? 1 : -1) : a.on < b.on ? 1 : -1))
