import type { FactSource } from '#eligibility/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sendQueue } from './batch-actions.ts'
import { writeGoodbyes } from './opt-out-letter-actions.ts'
import { moveUpWaiting } from './seat-actions.ts'
import { sendAll } from './send-actions.ts'
import { approvedPress } from './template-actions.ts'
import { folderOutbox, openPress } from './transport.ts'

/** Sends what is approved, soon after the approval and by itself every minute, so that what a crash left behind is finished. */
export const offerJobs = (sources: readonly FactSource[]): readonly Job[] => {
	const press = openPress()
	return [
		{
			queue: sendQueue,
			cron: '* * * * *',
			run: async ({ db, municipality, outbox }, at) => {
				await moveUpWaiting(db, at, municipality)
				await writeGoodbyes(db, at, municipality)
				await sendAll(db, at, municipality, {
					press: await approvedPress(db, municipality, press),
					outbox: folderOutbox(outbox),
					sources,
				})
			},
		},
	]
}
