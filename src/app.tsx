import { accessCommands } from '#access/commands.ts'
import { type CitizenLoginOf, type LoginOf, roles } from '#access/index.ts'
import { accessPages } from '#access/pages.tsx'
import { bookingCommands } from '#booking/commands.ts'
import { bookingPages } from '#booking/pages.tsx'
import { citizenWithNumber, followingForwarding, followLives, recordNight } from '#desk/actions.ts'
import { deskCommands } from '#desk/commands.ts'
import { deskPages } from '#desk/pages.tsx'
import { assessEveryone, recordedAfter } from '#eligibility/actions.ts'
import { eligibilityCommands } from '#eligibility/commands.ts'
import { type FactSource, lessThanMinimum, trialFindings } from '#eligibility/index.ts'
import { eligibilityPages } from '#eligibility/pages.tsx'
import { agree, cameOfInvalid, cancel, handOver } from '#followup/actions.ts'
import { followupPages } from '#followup/pages.tsx'
import { inquiryFacts } from '#inquiry/actions.ts'
import { inquiryCommands } from '#inquiry/commands.ts'
import { inquiryJobs } from '#inquiry/jobs.ts'
import { inquiryPages } from '#inquiry/pages.tsx'
import { insightCommands } from '#insight/commands.ts'
import { insightPages } from '#insight/pages.tsx'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { closePass, milestoneNight, offerFacts, offerNight, passCookie } from '#offer/actions.ts'
import { offerCommands } from '#offer/commands.ts'
import { offerJobs } from '#offer/jobs.ts'
import { offerPages } from '#offer/pages.tsx'
import { backupCommands } from '#platform/backup/index.ts'
import type { Command, Municipal } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { listSearch, type Route } from '#platform/web/index.ts'
import {
	absorbedInto,
	countUnlooked,
	findCitizens,
	lookForDuplicates,
	populationNight,
	staysForMany,
} from '#population/actions.ts'
import { populationCommands } from '#population/commands.ts'
import { fullName, livesQueue } from '#population/index.ts'
import { populationPages } from '#population/pages.tsx'
import { readNationalMinimum } from '#standard/actions.ts'
import { standardCommands } from '#standard/commands.ts'
import type { Found, Standard } from '#standard/index.ts'
import { standardPages } from '#standard/pages.tsx'
import { visitFacts } from '#visit/actions.ts'
import { visitPages } from '#visit/pages.tsx'

/** What the rooms below eligibility know that a verdict depends on. */
export const sources: readonly FactSource[] = [inquiryFacts, offerFacts, visitFacts]

/** What trying a standard out on made-up citizens shows, and where it promises less than the national minimum did. */
const tried = (standard: Standard): readonly Found[] => [
	...trialFindings(standard),
	...lessThanMinimum(standard, readNationalMinimum()),
]

/** What citizens are called, for the read log, whose room stands above theirs; who was merged is called as the one who stays. */
const namesOf = async (db: Db, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> => {
	const stays = await staysForMany(db, persons)
	const citizens = await findCitizens(db, [...persons, ...stays.values()])
	return new Map(
		persons.flatMap((id) => {
			const citizen = citizens.get(stays.get(id) ?? id)
			return citizen === undefined ? [] : [[id, fullName(citizen)]]
		}),
	)
}

/** Every page of the system; an address of a citizen who was merged leads to the one who stays. */
export const routes = (loginOf: LoginOf, citizensLoginOf: CitizenLoginOf = () => null): Route[] =>
	allPages(loginOf, citizensLoginOf).map(followingForwarding)

const allPages = (loginOf: LoginOf, citizensLoginOf: CitizenLoginOf): Route[] => [
	...listSearch(roles),
	...standardPages(tried),
	...accessPages(loginOf, namesOf, absorbedInto, {
		loginOf: citizensLoginOf,
		whoIs: citizenWithNumber,
		pass: { cookie: passCookie, close: closePass },
	}),
	...populationPages(),
	...eligibilityPages(),
	...inquiryPages(sources, { agree, cancel }),
	...bookingPages(),
	...offerPages(sources),
	...visitPages({ follow: { agree, handOver }, cameOf: cameOfInvalid, sources }),
	...followupPages(sources),
	...deskPages(sources),
	...insightPages(sources),
]

/** What follows from every life that has changed since the last time: see followLives. */
export const follow = async (municipal: Municipal, at: Instant, today: Day): Promise<void> => {
	await followLives(municipal, at, today, sources)
}

/** All that the night does, in the rooms' order; run twice, the second does nothing. */
export const theNight = async (
	municipal: Municipal,
	at: Instant,
	on: Day,
	progress?: (done: number) => void,
): Promise<{ seen: number; changed: number }> => {
	await populationNight(municipal.db, at, on)
	let assessed = { seen: 0, changed: 0 }
	try {
		await follow(municipal, at, on)
	} finally {
		// A life whose letter cannot be taken back waits, and is told at the end; nobody else's night waits for it.
		assessed = await assessEveryone(municipal.db, at, on, sources, progress)
		await offerNight(municipal.db, at, on, municipal.municipality)
		await milestoneNight(municipal.db, at, on, municipal.municipality)
		await recordNight(municipal.db, at)
		await lookForDuplicates(municipal.db, at)
	}
	return assessed
}

/** On its own, for a whole register takes a while and lives are not to wait for it. */
const duplicatesQueue = 'duplicates'

export const jobs: readonly Job[] = [
	{
		queue: 'nightly',
		cron: '0 2 * * *',
		run: async (municipal, at, today) => {
			await theNight(municipal, at, today)
		},
	},
	{
		queue: livesQueue,
		cron: '* * * * *',
		run: async (municipal, at, today) => {
			await follow(municipal, at, today)
			if ((await countUnlooked(municipal.db)) > 0) await municipal.enqueue(municipal.db, duplicatesQueue)
		},
	},
	{
		queue: duplicatesQueue,
		run: async ({ db }, at) => {
			await lookForDuplicates(db, at)
		},
	},
	...offerJobs(sources),
	...inquiryJobs(sources),
]

export const commands: readonly Command[] = [
	...eligibilityCommands,
	...standardCommands(tried),
	...populationCommands(follow),
	{
		name: 'nightly',
		summary: 'everything the night does; run twice, the second does nothing',
		usage: '--municipality M [--on DAY]',
		options: { on: { type: 'string' } },
		run: async (call) => {
			const municipal = await call.open()
			const { seen, changed } = await theNight(municipal, call.at, call.today, (done) =>
				call.progress(`${done} citizens`),
			)
			await call.out(`${seen} citizens seen, ${changed} changed\n`)
			const ahead = await recordedAfter(municipal.db, call.today)
			if (ahead > 0)
				call.err(
					`${ahead} of them stand as they were weighed on a later day than ${call.today} and were left so. Was a night run with too late a day?`,
				)
			return 0
		},
	},
	...inquiryCommands(sources, follow),
	...insightCommands(sources),
	...accessCommands,
	...deskCommands(sources),
	...bookingCommands,
	...offerCommands,
	...backupCommands,
]
