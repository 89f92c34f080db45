import { join } from 'node:path'
import { sql } from 'kysely'
import { listStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import { askForRecord, prepareRecord } from '#desk/record/record-request-actions.ts'
import { agree, handOver, handOversOf } from '#followup/actions.ts'
import { recordNotice, screeningsWaiting } from '#inquiry/actions.ts'
import type { Said } from '#inquiry/referral/referral.ts'
import { takeReferral } from '#inquiry/referral/referral-actions.ts'
import { addDays, day } from '#kernel/day.ts'
import type { AgreementId, BatchId, BookingId, EventId, OfferId, PersonId, VisitId } from '#kernel/ids.ts'
import { clock, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import {
	approveBatch,
	batchWith,
	openOffers,
	planEvent,
	proposeBatch,
	recordAnswer,
	sendQueue,
	takeSeat,
} from '#offer/actions.ts'
import { type Municipal, runCommand, terminal } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { populationCommands } from '#population/commands.ts'
import { beginDraft, loadStandards } from '#standard/actions.ts'
import { everyLocalOffer, loadLocalOffers, sign, startVisit } from '#visit/actions.ts'
import { jobs, sources, theNight } from '../src/app.tsx'
import { setUp } from '../src/demonstration.ts'
import { temporaryFolder } from './temporary.ts'

/** The morning of the demonstration's day. */
export const morning: Instant = instantAt(day('2026-03-09'), clock('09:00'))

/** A yes taken for granted; a no is a broken test, said with its reason. */
export const granted = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(`refused: ${outcome.why} ${outcome.detail ?? ''}`)
	return outcome.value
}

/** A municipality opened on a test's own database, with its standards and a few hundred citizens assessed. */
export const smallMunicipality = async (db: Db, code: string, persons = 400): Promise<Municipal> => {
	const [municipality] = await readMunicipalities('municipalities', [code])
	if (municipality === undefined) throw new Error(`no municipality ${code}`)
	const folder = await temporaryFolder('story')
	const municipal: Municipal = { municipality, db, outbox: join(folder, 'outbox'), enqueue: async () => {} }
	await loadStandards(db, morning, join(municipality.folder, 'standard'))
	await loadLocalOffers(db, morning, municipality.folder)
	const on = ['--municipality', code, '--on', dayOf(morning)]
	const world = {
		...terminal,
		out: async () => {},
		err: () => {},
		progress: () => {},
		now: () => morning,
		municipalities: async () => [municipality],
		open: async () => municipal,
	}
	const people = join(folder, 'people')
	const size = ['--seed', '11', '--persons', String(persons)]
	await runCommand(populationCommands(), ['population', 'generate', ...on, ...size, '--out', people], world)
	await runCommand(populationCommands(), ['population', 'import', ...on, join(people, 'population.csv')], world)
	await setUp(municipal, morning, () => {})
	await theNight(municipal, morning, dayOf(morning))
	return municipal
}

export type Story = {
	readonly municipal: Municipal
	readonly staff: readonly Staff[]
	readonly batch: BatchId
	/** Someone with a letter who has not answered. */
	readonly asked: { readonly person: PersonId; readonly offer: OfferId }
	/** Someone who said yes, was visited, and has an agreement that is due and something handed over. */
	readonly visited: {
		readonly person: PersonId
		readonly offer: OfferId
		readonly booking: BookingId
		readonly visit: VisitId
		readonly agreement: AgreementId
		readonly handover: string
		/** A request for the whole file, put together and not yet handed out. */
		readonly request: string
	}
	/** Someone in the next portion, which waits for approval. */
	readonly waiting: { readonly batch: BatchId; readonly offer: OfferId; readonly person: PersonId }
	/** A standard on its way. */
	readonly draft: string
	/** Something that citizens may be told of near home. */
	readonly localOffer: string
	/** Someone whose ground waits for a professional's yes or no. */
	readonly worriedAbout: PersonId
	/** A worry about the same citizen, told on the phone. */
	readonly referral: string
	/** Somebody came home from hospital, and nobody has decided on it. */
	readonly screening: string
	/** A meeting at which somebody has the only seat and somebody waits. */
	readonly event: EventId
}

/** A municipality in which everything has happened once: the day on which it is looked at. */
export const wholeStory = async (db: Db, code: string): Promise<Story> => {
	const municipal = await smallMunicipality(db, code)
	const { municipality } = municipal
	const today = dayOf(morning)
	const staff = await listStaff(db)
	const coordinator = inRole(staff, 'coordinator')
	const consultant = inRole(staff, 'consultant')
	const writer = { id: consultant.id, name: consultant.name, profession: consultant.profession }

	const batch = granted(await proposeBatch(db, morning, municipality, today, { by: coordinator.id, limit: 4 })).id
	granted(await approveBatch(db, morning, municipality, { batch, by: coordinator.id }, async () => {}))
	await jobs.find(({ queue }) => queue === sendQueue)?.run(municipal, morning, today)

	const [first, second] = (await openOffers(db)).filter(({ madeOn, time }) => madeOn !== null && time !== null)
	if (first === undefined || second === undefined) throw new Error('the batch reached nobody')
	const said = { by: 'citizen' as const, byName: '', words: '', recordedBy: coordinator.id }
	const answer = granted(
		await recordAnswer(db, morning, { ...said, offer: first.id, key: crypto.randomUUID(), kind: 'yes', time: null }),
	)
	const booking = answer.booking
	if (booking === null) throw new Error('a yes without a time')
	const visit = granted(await startVisit(db, morning, { booking, by: consultant.id, early: true }))
	const note: Parameters<typeof sign>[3] = {
		visit,
		base: 0,
		kind: 'journal',
		happenedOn: today,
		accepted: 'answered_offer',
		body: {
			topics: [],
			summary: 'Hverdagen går godt.',
			advice: 'Lokale gåture.',
			offers: '',
			measurements: '',
			agreed: '',
			agreements: [{ key: 'a', kind: 'visit', dueOn: addDays(today, 30), what: 'Se på trappen sammen' }],
			handOvers: [{ key: 'h', to: 'rehabilitation', what: 'Vil gerne træne balance', consent: 'spoken' }],
			measured: [],
			told: [],
			happenedTyped: null,
		},
	}
	granted(await sign(db, morning, writer, note, { agree, handOver }))
	const agreement = granted(
		await agree(db, morning, {
			person: first.person,
			visit,
			kind: 'call',
			dueOn: today,
			what: 'Ring og hør, hvordan det går',
			owner: consultant.id,
		}),
	)
	const [handedOver] = await handOversOf(db, first.person)
	if (handedOver === undefined) throw new Error('nothing was handed over')
	const request = await preparedRequest(municipal, first.person, coordinator)
	const waiting = granted(await proposeBatch(db, morning, municipality, today, { by: coordinator.id, limit: 2 })).id
	const [next] = (await batchWith(db, waiting))?.offers ?? []
	if (next === undefined) throw new Error('nobody is next')
	const copy = { from: day('2025-07-01'), validFrom: day('2026-04-01') }
	const draft = {
		id: crypto.randomUUID() as Parameters<typeof beginDraft>[2]['id'],
		title: 'Ny udgave',
		from: copy,
		by: coordinator.id,
	}
	const worriedAbout = await someoneToAssess(db, municipal, consultant)
	const home = {
		person: worriedAbout,
		nature: 'event',
		kind: 'discharged',
		on: addDays(today, -2),
		details: {},
		note: '',
	}
	granted(await recordNotice(db, morning, { ...home, source: 'relative', by: consultant.id, key: crypto.randomUUID() }))
	const [screened] = await screeningsWaiting(db, municipality, today)
	if (screened === undefined) throw new Error('no discharge to decide on')
	const referral = await someoneRang(db, consultant, worriedAbout)
	const event = await meeting(db, municipal, coordinator)
	await theNight(municipal, morning, today)
	return {
		municipal,
		staff,
		event,
		batch,
		waiting: { batch: waiting, offer: next.id, person: next.person },
		worriedAbout,
		referral,
		screening: screened.screening,
		draft: granted(await beginDraft(db, morning, draft)),
		localOffer: (await everyLocalOffer(db))[0]?.id ?? '',
		asked: { person: second.person, offer: second.id },
		visited: { person: first.person, offer: first.id, booking, visit, agreement, handover: handedOver.id, request },
	}
}

const preparedRequest = async ({ db, municipality }: Municipal, person: PersonId, by: Staff): Promise<string> => {
	const asked = { askedOn: dayOf(morning), askedBy: 'citizen' as const, askedByWords: '', askedHow: 'phone' as const }
	const how = { ...asked, person, recordedBy: by.id, key: crypto.randomUUID() }
	const request = granted(await askForRecord(db, morning, municipality, how))
	granted(await prepareRecord(db, morning, municipality, [], { request, by: by.id }))
	return request
}

export const inRole = (staff: readonly Staff[], role: string): Staff => {
	const found = staff.find(({ roles }) => (roles as readonly string[]).includes(role))
	if (found === undefined) throw new Error(`nobody is ${role}`)
	return found
}

/** Somebody of 65–81 at home, not in line for anything else, about whom the standard asks for an assessment. */
const someoneToAssess = async (db: Db, { municipality }: Municipal, by: Staff): Promise<PersonId> => {
	const { rows } = await sql<{ id: PersonId }>`
		select p.id from population.person p
		where p.status = 'resident' and p.residence = 'own_home' and p.born_on between '1945-01-01' and '1950-12-31'
			and not p.practical_help and not p.personal_help and not p.nursing
			and not exists (select from offer.offer o where o.person = p.id)
		order by p.cpr limit 1`.execute(db)
	const person = rows[0]?.id
	if (person === undefined) throw new Error(`nobody to assess in ${municipality.code}`)
	const told = { person, on: addDays(dayOf(morning), -3), details: {}, source: 'relative', note: '', by: by.id }
	const lonely = await recordNotice(db, morning, { ...told, nature: 'risk', kind: 'lonely', key: crypto.randomUUID() })
	if (lonely.ok) return person
	granted(
		await recordNotice(db, morning, { ...told, nature: 'event', kind: 'concern_raised', key: crypto.randomUUID() }),
	)
	return person
}

/** A meeting with one seat, and two who ask for it. */
const meeting = async (db: Db, { municipality }: Municipal, by: Staff): Promise<EventId> => {
	const { rows } = await sql<{ id: PersonId }>`
		select p.id from population.person p where p.status = 'resident' and p.born_on < '1960-01-01'
			and not exists (select from offer.offer o where o.person = p.id) order by p.cpr desc limit 2`.execute(db)
	const on = addDays(dayOf(morning), 40)
	const event = await planEvent(db, morning, crypto.randomUUID(), {
		...{ title: 'Et godt liv med alderen', place: 'Kulturhuset', seats: 1, companions: true, madeBy: by.id },
		span: { from: instantAt(on, clock('14:00')), to: instantAt(on, clock('16:00')) },
		answerBy: addDays(on, -10),
	})
	for (const { id: person } of rows)
		granted(await takeSeat(db, morning, municipality, { event, person, offer: null, companion: false, by: by.id }))
	return event
}

/** A neighbour on the phone. */
const someoneRang = async (db: Db, by: Staff, person: PersonId): Promise<string> => {
	const said: Said = {
		...{ relation: 'friend', born: '', cpr: null, sex: null, street: '', town: '', phone: '', toldCitizen: null },
		...{ name: 'Damen ovenpå', topics: ['lonely'], words: 'Gardinerne er trukket for.' },
	}
	const sender = { name: 'En nabo', phone: '00000000', email: '', organisation: '', mayBeNamed: false }
	const told = { key: crypto.randomUUID(), by: by.id, person, sources }
	const referral = await takeReferral(db, morning, { said, sender }, told)
	if (referral === null) throw new Error('nobody rang')
	return referral
}
