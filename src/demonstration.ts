import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addStaff, listStaff, recordCheck, recordCourse } from '#access/actions.ts'
import { demonstrationLogins, demonstrationStaff } from '#access/index.ts'
import { addShift } from '#booking/actions.ts'
import { addDays, addMonths, addYears, day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { type Municipal, runCommand, terminal, type World } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { DemoUser } from '#platform/demo-idp/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { everyone } from '#population/actions.ts'
import { populationCommands } from '#population/commands.ts'
import { fullName } from '#population/index.ts'
import { theNight } from './app.tsx'
import { citizensToShow } from './demonstration-citizens.ts'
import { hearOfPeople } from './demonstration-inquiries.ts'
import { keepForLong } from './demonstration-keeping.ts'
import { firstWeek, hearConcerns, liveThroughWeeks } from './demonstration-weeks.ts'

/** What the demonstration's logins are filed under. */
export const issuer = demonstrationLogins

const seed = '2026'

/**
 * Fills an empty municipality with fictitious citizens and staff, lives through some weeks and runs a night. What is there
 * already is left alone: citizens there mean that the weeks were lived, so a set-up broken off is to begin anew.
 */
export const setUp = async (municipal: Municipal, at: Instant, say: (text: string) => void): Promise<void> => {
	const { db, municipality } = municipal
	const { value: first } = await everyone(db).next()
	const isNew = first === undefined && canBePopulated(municipality)
	if (first === undefined && !isNew) say(`${municipality.name.da}: no citizens; its folder names no places for them`)
	if (isNew) await populate(municipal, at, say)
	if ((await listStaff(db)).length === 0) {
		await employ(municipal, at)
		await learn(db, at)
	}
	if (isNew) {
		await liveThroughWeeks(municipal, dayOf(at), say)
		await hearConcerns(municipal, dayOf(at))
		await hearOfPeople(municipal, dayOf(at))
		await keepForLong(municipal, dayOf(at))
		say(`${municipality.name.da}: the night …`)
		const { seen } = await theNight(municipal, at, dayOf(at))
		say(`${municipality.name.da}: ${seen} citizens assessed`)
	}
}

/** A municipality may be there without what fictitious citizens need: its pages are served all the same. */
const canBePopulated = ({ folder }: Municipality): boolean =>
	['places.yaml', 'population.yaml'].every((name) => existsSync(join(folder, name)))

/** The same two commands that anyone would use, on the database already open. */
const populate = async (municipal: Municipal, at: Instant, say: (text: string) => void): Promise<void> => {
	const { municipality, outbox } = municipal
	const folder = join(outbox, '..', 'population')
	const world: World = {
		...terminal,
		out: async () => {},
		now: () => at,
		municipalities: async () => [municipality],
		open: async () => municipal,
	}
	say(`${municipality.name.da}: fictitious citizens …`)
	const here = ['--municipality', municipality.code, '--on', firstWeek(dayOf(at))]
	await runCommand(populationCommands(), ['population', 'generate', ...here, '--seed', seed, '--out', folder], world)
	await runCommand(populationCommands(), ['population', 'import', ...here, join(folder, 'population.csv')], world)
}

/** Three who visit four days a week and one of each other role, with logins of the demonstration's own provider. */
const employ = async ({ db, municipality }: Municipal, at: Instant): Promise<void> => {
	const since = addYears(dayOf(at), -5)
	for (const { details } of demonstrationStaff(municipality.code, municipality.consultantTitle, since)) {
		const added = await addStaff(db, at, null, details)
		if (!added.ok || !details.roles.includes('consultant')) continue
		for (const weekday of [1, 2, 3, 4])
			await addShift(
				db,
				at,
				added.value.id,
				{ weekday, ...municipality.visitingHours, weeks: 'every', validFrom: since, validTo: null },
				null,
			)
	}
}

/** Made-up courses, and looks into the register: one in order, one that lapses soon, one who is short of hours. */
const learn = async (db: Db, at: Instant): Promise<void> => {
	const everyone = await listStaff(db)
	const administrator = everyone.find(({ roles }) => roles.includes('administrator'))
	if (administrator === undefined) return
	const today = dayOf(at)
	const consultants = everyone.filter(({ roles }) => roles.includes('consultant'))
	for (const [index, { id: staff }] of consultants.entries()) {
		const checkedOn = addDays(addMonths(today, index === 1 ? -12 : -4), 12)
		await recordCheck(db, at, administrator, { id: crypto.randomUUID(), staff, checkedOn, found: 'valid' })
		for (const [nth, name] of courses.slice(0, index === 2 ? 1 : courses.length).entries()) {
			const heldOn = addMonths(today, -2 - nth * 3)
			await recordCourse(db, at, administrator, { id: crypto.randomUUID(), staff, name, heldOn, minutes: 420 })
		}
	}
}
const courses = ['Faldforebyggelse (opdigtet)', 'Den motiverende samtale (opdigtet)', 'Demens i hverdagen (opdigtet)']

/** Who may sign in, for the provider's list. */
export const users = (hosted: readonly Municipal[]): DemoUser[] =>
	hosted.flatMap(({ municipality }) =>
		demonstrationStaff(municipality.code, municipality.consultantTitle, day('2020-01-01')).map(
			({ subject, details, role }) => ({ subject, name: details.name, role, client: municipality.code }),
		),
	)

/** The client of the provider that citizens log in with. */
export const citizensOf = (municipality: string): string => `${municipality}-borgere`

/** Some made-up citizens who may log in to their own page: offered a visit, with an appointment, with one that has passed, to be called, wanting no contact, protected, too young, and one who is not on file. */
export const citizens = async (hosted: readonly Municipal[], at: Instant): Promise<DemoUser[]> => {
	const users: DemoUser[] = []
	for (const { db, municipality } of hosted) {
		const client = citizensOf(municipality.code)
		const found = await citizensToShow(db, at)
		for (const { citizen, role } of found)
			users.push({ subject: `${client}-${citizen.id}`, name: fullName(citizen), role, cpr: citizen.cpr, client })
		users.push({
			subject: `${client}-ukendt`,
			name: 'Ukendt Opdigtet',
			role: text('Findes ikke i registret', 'Not in the register'),
			cpr: '6101500000',
			client,
		})
	}
	return users
}

/** What a newcomer is told: who may sign in, and the day it shows. */
export const welcome = (hosted: readonly Municipal[], at: Instant): string[] => [
	'',
	`The day shown is ${writeLongDay(dayOf(at), 'en')} (${dayOf(at)}). All citizens and staff are fictitious.`,
	'Sign in (“For medarbejdere”) without a password as one of:',
	...hosted.flatMap(({ municipality }) => [
		`  ${municipality.name.da}`,
		...demonstrationStaff(municipality.code, municipality.consultantTitle, day('2020-01-01')).map(
			({ details, role }) => `    ${details.name} (${role.en})`,
		),
	]),
	'',
]
