import { writeLongDay } from '#kernel/write-day.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { notesOf } from '../note/note-actions.ts'
import { isStruck, type Visit } from '../visit.ts'
import { withVisit } from '../visit-asked-actions.ts'
import { toldIn } from './local-offer-actions.ts'
import { askWords, factsOf, LocalOfferSheet, sheetTitle } from './local-offer-sheet.tsx'
import { sheetPdf } from './local-offer-sheet-transport.ts'

/** What the visit's signed notes, and the reader's own draft, tell of; each offer once. */
const toldAt = async (ask: Ask, visit: Visit) => {
	const notes = (await notesOf(ask.db, [visit.id])).filter(
		(note) => !isStruck(note) && (note.signedAt !== null || note.author === ask.atWork().id),
	)
	const told = await toldIn(ask.db, notes)
	const offers = new Map(notes.flatMap(({ id }) => (told.get(id) ?? []).map((offer) => [offer.id, offer])))
	const others = notes.map(({ body }) => body.offers.trim()).filter((words) => words !== '')
	return { offers: [...offers.values()], others, day: writeLongDay(visit.tookPlaceOn ?? visit.plannedOn, ask.language) }
}

const officeOf = ({ municipality, language }: Ask) => ({
	name: municipality.sender.office[language],
	phones: municipality.contact.phones,
	phoneHours: municipality.contact.phoneHours,
})

const ofVisit =
	(handle: (ask: Ask, visit: Visit) => Promise<Answer>) =>
	(ask: Ask): Promise<Answer> =>
		withVisit(ask, (visit) => handle(ask, visit))

const sheet = ofVisit(async (ask, visit) => ({
	title: sheetTitle[ask.language],
	sees: [visit.person],
	page: (
		<LocalOfferSheet
			say={ask.say}
			language={ask.language}
			back={`/besoeg/${visit.id}`}
			office={officeOf(ask)}
			{...(await toldAt(ask, visit))}
		/>
	),
}))

const paper = ofVisit(async (ask, visit) => {
	const { say, language, municipality } = ask
	const { offers, others, day } = await toldAt(ask, visit)
	if (offers.length + others.length === 0) return { redirect: `/besoeg/${visit.id}/tilbud` }
	const pdf = await sheetPdf({
		language,
		municipality: municipality.name[language],
		title: sheetTitle[language],
		day,
		offers: offers.map((offer) => ({ name: offer.name, what: offer.what, facts: factsOf(offer, say, language) })),
		others,
		othersTitle: say('Vi talte også om', 'We also talked about'),
		ask: askWords(officeOf(ask), say, language),
	})
	if (pdf.ok) {
		const name = say('tilbud.pdf', 'offers.pdf')
		return { file: pdf.value, type: 'application/pdf', name, inline: true, sees: [visit.person] }
	}
	return {
		refused: say(
			'Arket kan ikke laves som PDF. Udskriv siden i stedet.',
			'The sheet cannot be made as a PDF. Print the page instead.',
		),
		status: 409,
	}
})

/** The hand-out of a visit: on the page, and on paper. */
export const localOfferSheetRoutes: readonly Route[] = [
	{ method: 'get', path: '/besoeg/:visit/tilbud', handle: sheet },
	{ method: 'get', path: '/besoeg/:visit/tilbud.pdf', handle: paper },
].map((route) => ({ ...route, method: 'get', for: ['consultant', 'coordinator'], shows: 'tilbud til borgeren' }))
