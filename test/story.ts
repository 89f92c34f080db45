import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { listStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import { stanceOf } from '#eligibility/actions.ts'
import { agree } from '#followup/actions.ts'
import { recordAssessment, recordNotice } from '#inquiry/actions.ts'
import { addDays, day } from '#kernel/day.ts'
import type { AgreementId, BatchId, BookingId, OfferId, PersonId, VisitId } from '#kernel/ids.ts'
import { clock, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { approveBatch, openOffers, proposeBatch, recordAnswer, sendQueue } from '#offer/actions.ts'
import { type Municipal, runCommand, terminal } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { populationCommands } from '#population/commands.ts'
import { loadStandards } from '#standard/actions.ts'
import { saveDraft, sign, startVisit } from '#visit/actions.ts'
import { jobs, theNight } from '../src/app.tsx'
import { setUp } from '../src/demonstration.ts'

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
	const folder = await mkdtemp(join(tmpdir(), 'hj-story-'))
	const municipal: Municipal = { municipality, db, outbox: join(folder, 'outbox'), enqueue: async () => {} }
	await loadStandards(db, morning, join(municipality.folder, 'standard'))
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
	await runCommand(populationCommands, ['population', 'generate', ...on, ...size, '--out', people], world)
	await runCommand(populationCommands, ['population', 'import', ...on, join(people, 'population.csv')], world)
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
	/** Someone who said yes, was visited, and has an agreement that is due. */
	readonly visited: {
		readonly person: PersonId
		readonly offer: OfferId
		readonly booking: BookingId
		readonly visit: VisitId
		readonly agreement: AgreementId
	}
	/** The next portion, waiting for approval. */
	readonly waiting: BatchId
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

	const batch = granted(await proposeBatch(db, morning, municipality, today, { by: coordinator.id, limit: 6 })).id
	granted(await approveBatch(db, morning, municipality, { batch, by: coordinator.id }, async () => {}))
	await jobs.find(({ queue }) => queue === sendQueue)?.run(municipal, morning, today)

	const [first, second] = (await openOffers(db)).filter(({ madeOn }) => madeOn !== null)
	if (first === undefined || second === undefined) throw new Error('the batch reached nobody')
	const said = { by: 'citizen' as const, byName: '', words: '', recordedBy: coordinator.id }
	const answer = granted(
		await recordAnswer(db, morning, { ...said, offer: first.id, key: crypto.randomUUID(), kind: 'yes', time: null }),
	)
	const booking = answer.booking
	if (booking === null) throw new Error('a yes without a time')
	const visit = granted(await startVisit(db, morning, { booking, by: consultant.id }))
	const body = {
		topics: [],
		summary: 'Hverdagen går godt.',
		advice: 'Lokale gåture.',
		offers: '',
		measurements: '',
		agreed: 'Vi tales ved.',
		agreements: [],
	}
	const note = {
		visit,
		kind: 'journal' as const,
		happenedOn: today,
		body,
		base: 0,
		accepted: { how: 'phone' as const, on: today },
	}
	granted(await saveDraft(db, morning, writer, note as never))
	granted(await sign(db, morning, writer, { ...note, base: 1 } as never, async () => ({ ok: true, value: null })))
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
	await assessSomebody(db, consultant, coordinator)
	const waiting = granted(await proposeBatch(db, morning, municipality, today, { by: coordinator.id, limit: 5 })).id
	await theNight(municipal, morning, addDays(today, 0))
	return {
		municipal,
		staff,
		batch,
		waiting,
		asked: { person: second.person, offer: second.id },
		visited: { person: first.person, offer: first.id, booking, visit, agreement },
	}
}

export const inRole = (staff: readonly Staff[], role: string): Staff => {
	const found = staff.find(({ roles }) => (roles as readonly string[]).includes(role))
	if (found === undefined) throw new Error(`nobody is ${role}`)
	return found
}

/** A concern about someone old enough. */
const assessSomebody = async (db: Db, consultant: Staff, coordinator: Staff): Promise<void> => {
	const { rows } = await sql<{ id: PersonId }>`
		select id from population.person where status = 'resident' and residence = 'own_home' and born_on between '1945-01-01' and '1950-12-31'
		order by cpr limit 1`.execute(db)
	const person = rows[0]?.id
	if (person === undefined) return
	void recordNotice
	void recordAssessment
	void stanceOf
	void consultant
	void coordinator
}

export const projectFile = (name: string): string => resolve(name)
