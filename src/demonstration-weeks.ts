import { activeConsultants, listStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import { bookingsBetween } from '#booking/actions.ts'
import { agree, handOver, handOversNotOver, takeStep } from '#followup/actions.ts'
import { assessmentsWaiting, recordAssessment, recordNotice } from '#inquiry/actions.ts'
import { addDays, ageOn, type Day, daysBetween, mondayOf } from '#kernel/day.ts'
import { addMinutes, clock, dayOf, instantAt } from '#kernel/instant.ts'
import { approveBatch, offerNight, openOffers, proposeBatch, recordAnswer, sendQueue } from '#offer/actions.ts'
import type { Offer } from '#offer/index.ts'
import type { Municipal } from '#platform/command/index.ts'
import { everyone, findCitizens } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { saveDraft, sign, startVisit } from '#visit/actions.ts'
import { emptyNote, type NoteBody, type Partner } from '#visit/index.ts'
import { jobs, sources, theNight } from './app.tsx'

/** Letters a week: enough to see the work, few enough to be quick. */
const portion = 24
const weeksBack = 6

/** The Monday on which the demonstration's story begins; its citizens are as they were that day. */
export const firstWeek = (until: Day): Day => addDays(mondayOf(until), -7 * weeksBack)
/** A whole night takes a while; in the weeks lived through, every third is enough. */
const nightsApart = (first: Day, monday: Day): boolean => daysBetween(first, monday) % 21 === 0

/**
 * The weeks before the demonstration's day, lived through the same deeds as any other: each Monday a portion of letters, the
 * answers they bring, the visits agreed on and their notes. Who answers what is the same every time.
 */
export const liveThroughWeeks = async (
	municipal: Municipal,
	until: Day,
	say: (text: string) => void,
): Promise<void> => {
	const coordinator = (await listStaff(municipal.db)).find(({ roles }) => roles.includes('coordinator'))
	if (coordinator === undefined) return
	const name = municipal.municipality.name.da
	for (let monday = firstWeek(until); monday < mondayOf(until); monday = addDays(monday, 7)) {
		say(`${name}: the week of ${monday} …`)
		const atNight = instantAt(monday, clock('02:00'))
		if (nightsApart(firstWeek(until), monday)) await theNight(municipal, atNight, monday)
		else await offerNight(municipal.db, atNight, monday, municipal.municipality)
		await sendPortion(municipal, monday, coordinator)
		await takeAnswers(municipal, addDays(monday, 3), coordinator)
		await assessMost(municipal, addDays(monday, 4))
		for (let weekday = 0; weekday < 5; weekday++) await visitOn(municipal, addDays(monday, weekday), until)
		await followHandOvers(municipal, addDays(monday, 4))
	}
}

const sendPortion = async (municipal: Municipal, on: Day, coordinator: Staff): Promise<void> => {
	const { db, municipality } = municipal
	const at = instantAt(on, clock('09:00'))
	const batch = await proposeBatch(db, at, municipality, on, { limit: portion, by: coordinator.id, sources })
	if (!batch.ok) return
	const command = { batch: batch.value.id, by: coordinator.id }
	await approveBatch(db, at, municipality, command, async () => {})
	await jobs.find(({ queue }) => queue === sendQueue)?.run(municipal, at, on)
}

/** Of ten who got a letter ten days ago or more, six say yes, one no, one wants a call, and two are silent. */
const takeAnswers = async ({ db }: Municipal, on: Day, coordinator: Staff): Promise<void> => {
	const at = instantAt(on, clock('08:10'))
	const waiting = (await openOffers(db)).filter(({ madeOn }) => madeOn !== null && madeOn <= addDays(on, -10))
	const citizens = await findCitizens(
		db,
		waiting.map(({ person }) => person),
	)
	const number = (offer: Offer): string => citizens.get(offer.person)?.cpr ?? ''
	waiting.sort((a, b) => (number(a) < number(b) ? -1 : 1))
	for (const [index, offer] of waiting.entries()) {
		const said = answers[index % answers.length]
		if (said === undefined || said === 'silent') continue
		const common = { offer: offer.id, key: crypto.randomUUID(), words: '', recordedBy: coordinator.id }
		const from = { by: 'citizen' as const, byName: '' }
		if (said === 'yes') await recordAnswer(db, at, { ...common, ...from, kind: 'yes', time: null })
		if (said === 'no') await recordAnswer(db, at, { ...common, ...from, kind: 'no' })
		if (said === 'call') await recordAnswer(db, at, { ...common, ...from, kind: 'call_later', callOn: addDays(on, 12) })
	}
}
const answers = ['yes', 'yes', 'silent', 'yes', 'no', 'yes', 'yes', 'call', 'yes', 'silent'] as const

/** Of those who wait for a professional's yes or no, two in three get one that week, every other a yes. */
const assessMost = async ({ db, municipality }: Municipal, on: Day): Promise<void> => {
	const professional = (await activeConsultants(db, on))[0]
	if (professional === undefined) return
	for (const [index, { person, criterion }] of (await assessmentsWaiting(db, municipality, on)).entries()) {
		if (index % 3 === 2) continue
		const outcome = index % 2 === 0 ? 'yes' : 'no'
		const because = 'Opdigtet vurdering til demonstrationen.'
		await recordAssessment(db, instantAt(on, clock('13:00')), {
			person,
			criterion,
			outcome,
			because,
			by: professional.id,
		})
	}
}

/** The visits of a day are held and written about; of the last two weeks one note in eight is left for the consultant to sign. */
const visitOn = async ({ db }: Municipal, on: Day, until: Day): Promise<void> => {
	const firm = (await bookingsBetween(db, on, on)).filter(
		({ heldUntil, releasedAt }) => heldUntil === null && releasedAt === null,
	)
	const consultants = new Map((await activeConsultants(db, on)).map((staff) => [staff.id, staff]))
	for (const [index, booking] of firm.entries()) {
		const writer = consultants.get(booking.staff)
		if (writer === undefined) continue
		const started = await startVisit(db, booking.span.from, { booking: booking.id, by: writer.id })
		if (!started.ok) continue
		const note = {
			visit: started.value,
			base: 0,
			kind: 'journal' as const,
			happenedOn: on,
			accepted: 'answered_offer' as const,
			body: noteOf(on, index),
		}
		const after = addMinutes(booking.span.to, 30)
		if (index % 8 === 7 && daysBetween(on, until) <= 14) await saveDraft(db, after, writer, note)
		else await sign(db, after, writer, note, { agree, handOver })
	}
}

/** What was handed over is sent the day after, two in three; of what was sent a week ago, half has come to something. */
const followHandOvers = async ({ db }: Municipal, on: Day): Promise<void> => {
	const at = instantAt(on, clock('14:30'))
	const words = 'Opdigtet svar til demonstrationen.'
	for (const [nth, { id, steps, madeAt, madeBy }] of (await handOversNotOver(db)).entries()) {
		const common = { id: crypto.randomUUID(), handOver: id, way: 'phone', on, words, by: madeBy }
		const [sent] = steps
		if (sent === undefined && dayOf(madeAt) < on && nth % 3 > 0)
			await takeStep(db, at, { ...common, step: 'sent', words: '' })
		if (sent !== undefined && addDays(sent.on, 7) <= on && nth % 2 === 0)
			await takeStep(db, at, { ...common, step: 'outcome' })
	}
}

const noteOf = (on: Day, index: number): NoteBody => ({
	...emptyNote,
	topics: topics.map((topic, place) => ({
		topic,
		state: place === index % topics.length ? 'talk' : 'fine',
		words: '',
		important: place === index % topics.length,
		conditions: [],
	})),
	summary: 'Opdigtet notat til demonstrationen.',
	advice: index % 2 === 0 ? 'Talt om daglig bevægelse.' : '',
	agreements:
		index % 3 === 0
			? [{ key: 'call', kind: 'call', dueOn: addDays(on, 14), what: 'Ringe og høre, hvordan det går' }]
			: [],
	handOvers: handOversOf(index),
})

/** In one note of four something is given on, to one receiver after the other. */
const handOversOf = (index: number): NoteBody['handOvers'] => {
	const [to, what] = handedOver[Math.floor(index / 4) % handedOver.length] ?? ['other', '']
	return index % 4 === 1 ? [{ key: 'handover', to, what, consent: 'spoken' }] : []
}
const handedOver: readonly (readonly [Partner, string])[] = [
	['visitation', 'Ønsker greb ved badet. Er faldet én gang i vinter.'],
	['volunteers', 'Vil gerne have en besøgsven.'],
	['general_practitioner', 'Er svimmel om morgenen. Bestiller selv tid.'],
	['rehabilitation', 'Vil gerne træne balance.'],
]
const topics = ['life-situation', 'everyday', 'wellbeing', 'network', 'housing']

/** Three citizens whom somebody was worried about in the last days, so that there is something to assess. */
export const hearConcerns = async ({ db }: Municipal, until: Day): Promise<void> => {
	const some: Citizen[] = (await everyone(db).next()).value ?? []
	const may = some.filter(
		({ bornOn, status, residence, help }) =>
			status === 'resident' &&
			residence === 'own_home' &&
			ageOn(bornOn, until) > 66 &&
			ageOn(bornOn, until) < 75 &&
			!help.personal,
	)
	const about = may.toSorted((a, b) => (a.cpr < b.cpr ? -1 : 1)).slice(0, 3)
	for (const [index, citizen] of about.entries()) {
		const on = addDays(until, -1 - index)
		await recordNotice(db, instantAt(on, clock('10:00')), {
			person: citizen.id,
			nature: 'event',
			kind: 'concern_raised',
			on,
			details: {},
			source: 'relative',
			note: 'Opdigtet bekymring til demonstrationen.',
			by: null,
			key: crypto.randomUUID(),
		})
	}
}
