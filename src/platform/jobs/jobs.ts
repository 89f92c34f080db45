import { fromKysely, fromPglite, PgBoss } from 'pg-boss'
import type { Day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Municipal } from '#platform/command/index.ts'
import type { Db, OpenDatabase } from '#platform/db/index.ts'
import { type Log, withoutWords } from '#platform/log/index.ts'

/** Work done outside a request. Run as often as it is asked for: each run does only what is still missing. */
export type Job = {
	readonly queue: string
	/** When it also runs by itself, Copenhagen time: `0 2 * * *`. */
	readonly cron?: string
	readonly run: (municipal: Municipal, at: Instant, today: Day) => Promise<void>
}

export type JobRunner = {
	/** Asks for a job in the transaction that decided it: no decision without its work, no work without its decision. */
	readonly enqueue: (tx: Db, queue: string) => Promise<void>
	readonly start: (municipal: Municipal, jobs: readonly Job[]) => Promise<void>
	readonly stop: () => Promise<void>
}

const neverAJob = '00000000-0000-0000-0000-000000000000'

/** Opens the job runner of one database. Any number of processes may run beside each other on a PostgreSQL server. */
export const openJobs = async (
	database: OpenDatabase,
	queues: readonly string[],
	now: () => Instant,
	log: Log,
): Promise<JobRunner> => {
	const boss = new PgBoss(
		database.lite
			? { db: fromPglite(database.lite), backend: 'pglite' }
			: { connectionString: database.url ?? '', max: 4 },
	)
	boss.on('error', (error) => log.error(withoutWords(error), 'the job runner stumbled'))
	await boss.start()
	for (const queue of queues) {
		await boss.createQueue(queue)
		await boss.getJobById(queue, neverAJob) // fills the runner's cache: a look-up inside a transaction would wait for itself
	}
	return {
		enqueue: async (tx, queue) => {
			await boss.send(queue, {}, { db: fromKysely(tx), retryLimit: 5, retryDelay: 30, retryBackoff: true })
		},
		start: async (municipal, jobs) => {
			for (const job of jobs) {
				await boss.work(job.queue, { pollingIntervalSeconds: 1 }, async () => {
					const at = now()
					try {
						await job.run(municipal, at, dayOf(at))
					} catch (error) {
						log.error(
							{ queue: job.queue, municipality: municipal.municipality.code, ...withoutWords(error) },
							'a job failed and will be tried again',
						)
						throw error
					}
				})
				if (job.cron) await boss.schedule(job.queue, job.cron, {}, { tz: 'Europe/Copenhagen' })
			}
		},
		stop: () => boss.stop({ graceful: true, timeout: 3000 }),
	}
}
