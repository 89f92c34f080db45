import type { Day } from '#kernel/day.ts'
import { type Detail, detailsOf, type Filed } from '#kernel/filed.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { standardText } from '#standard/index.ts'
import type { About } from './measured/instrument.ts'
import { type InstrumentOf, measuredParts } from './measured/measured.ts'
import { freeWords, type Measured, type NoteBody } from './note/note.ts'
import {
	agreementKindText,
	consentText,
	fieldText,
	noteKindText,
	partnerText,
	topicStateText,
} from './note/note-words.ts'
import { isLateEntry } from './note/signing.ts'
import { acceptanceText, correctionText, isStruck, type Note, type Visit } from './visit.ts'

export type Known = {
	readonly nameOf: (staff: StaffId) => string | undefined
	readonly topic: (code: string) => Text
	readonly intervention: (code: string) => string
	readonly criterion: (code: string) => Text
	/** The name of a condition of prevention, as its code says it. */
	readonly condition: (code: string) => string
	readonly instrument: InstrumentOf
	readonly localOffer: (note: string, id: string) => string
	/** What limits ask of the citizen, on a day. */
	readonly about: (on: Day) => About
}

/** What stands of a visit besides that it was held. */
export const visitLine = (
	visit: Visit,
	heldAt: Instant,
	basis: { readonly words: string; readonly statedAt: Instant } | null,
	known: Known,
): Filed => ({
	on: visit.tookPlaceOn ?? visit.plannedOn,
	at: heldAt,
	what: text('Om besøget', 'About the visit'),
	details: detailsOf({
		Planlagt: writeDay(visit.plannedOn, 'da'),
		Indsats: known.intervention(visit.intervention),
		Grunde: visit.criteria.map((code) => known.criterion(code).da).join(', '),
		Standard: visit.standard && standardText(visit.standard).da,
		'Sagde ja til besøget':
			visit.acceptedHow === null
				? null
				: [visit.acceptedOn && writeDay(visit.acceptedOn, 'da'), acceptanceText(visit.acceptedHow).da]
						.filter(Boolean)
						.join(': '),
		'Retsgrundlag for at skrive besøget ned':
			basis === null ? null : `${basis.words} (${writeMoment(basis.statedAt, 'da')})`,
		'Ny tid': visit.newTime === null ? null : visit.newTime === 'wanted' ? 'ønsket' : 'ikke ønsket',
	}),
})

const topicDetails = (body: NoteBody, known: Known): Detail[] =>
	body.topics.map((one) => ({
		label: known.topic(one.topic).da,
		words:
			[
				one.state === null ? '' : topicStateText(one.state).da,
				one.important ? 'Tages op næste gang' : '',
				one.conditions.map(known.condition).join(', '),
				one.words,
			]
				.filter(Boolean)
				.join('. ') || 'valgt',
	}))

const measuredDetails = (measured: Measured, about: About, known: Known): Detail[] => {
	const instrument = known.instrument(measured.instrument, measured.version)
	const { name, figure, answers, besides, source } = measuredParts(instrument, measured, about)
	const label = instrument === null ? `${name.da} (udgave ${measured.version})` : name.da
	return [
		...(figure === null ? [] : [{ label, words: `${figure.da}, ingen diagnose` }]),
		...answers.map(({ item, said }) => ({ label: `${label}: ${item.da}`, words: said.da })),
		...besides.map((words) => ({ label: `${label}: bemærkning`, words: words.da })),
		...(source === null ? [] : [{ label: `${label}: kilde`, words: source.da }]),
	]
}

/** A signed note in full: topics, what was measured and told of, agreements and hand-overs, and every correction with its author. A draft is told to exist and no more. */
export const noteLines = (note: Note, known: Known): Filed[] => {
	const kind = noteKindText(note.kind)
	if (note.signedAt === null || note.happenedOn === null)
		return [
			{
				on: dayOf(note.savedAt),
				at: note.savedAt,
				what: text(
					`Kladde til ${kind.da.toLowerCase()}, ikke underskrevet`,
					`Draft of a ${kind.en.toLowerCase()}, not signed`,
				),
				words:
					'Indholdet er ikke med: en kladde er ikke færdig og kan blive rettet. Når den er underskrevet, er den en del af din journal.',
				...(known.nameOf(note.author) === undefined ? {} : { who: known.nameOf(note.author) }),
			},
		]
	const { body } = note
	const about = known.about(note.happenedOn)
	const details = [
		...detailsOf({
			Underskrevet: writeMoment(note.signedAt, 'da'),
			'Skrevet senere': isLateEntry(note.happenedOn, note.signedAt) ? 'ja' : null,
		}),
		...topicDetails(body, known),
		...freeWords.flatMap((field) => (body[field] === '' ? [] : [{ label: fieldText(field).da, words: body[field] }])),
		...body.measured.flatMap((measured) => measuredDetails(measured, about, known)),
		...body.told.map((id) => ({ label: 'Fortalt om', words: known.localOffer(note.id, id) })),
		...body.agreements.map((one) => ({
			label: `Aftale: ${agreementKindText(one.kind).da}`,
			words: `${one.dueOn === null ? '' : `senest ${writeDay(one.dueOn, 'da')}. `}${one.what}`,
		})),
		...body.handOvers.map((one) => ({
			label: `Overlevering til ${partnerText(one.to).da}`,
			words: `${one.what}${one.consent === null ? '' : ` (samtykke: ${consentText(one.consent).da.toLowerCase()})`}`,
		})),
	]
	const who = [note.authorName, note.profession].filter(Boolean).join(', ')
	return [
		{
			on: note.happenedOn,
			at: note.signedAt,
			what: kind,
			who,
			details,
			...(isStruck(note) ? { struck: true } : {}),
		},
		...note.corrections.map(
			(one): Filed => ({
				on: dayOf(one.writtenAt),
				at: one.writtenAt,
				what: text(
					`${correctionText(one.kind).da} til ${kind.da.toLowerCase()} af ${writeDay(note.happenedOn ?? dayOf(one.writtenAt), 'da')}`,
					`${correctionText(one.kind).en} to a ${kind.en.toLowerCase()}`,
				),
				words: one.words,
				who: [one.author, one.profession].filter(Boolean).join(', '),
			}),
		),
	]
}
