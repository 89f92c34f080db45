import type { FactSource } from '#eligibility/index.ts'
import type { PostService } from '#platform/command/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sendQueue } from './batch/batch-actions.ts'
import { moveUpWaiting } from './event/seat-actions.ts'
import { approvedPress } from './letter/template-actions.ts'
import { tellTimes } from './letter/told-time-actions.ts'
import { writeGoodbyes } from './no-contact/opt-out-letter-actions.ts'
import { writeDayBefore } from './reminder/day-before-actions.ts'
import type { Carrier } from './sending/carrier.ts'
import { digitalPostCarrier } from './sending/digital-post-transport.ts'
import { folderOutbox } from './sending/outbox-transport.ts'
import { sendAll } from './sending/send-actions.ts'
import { openPress } from './transport.ts'

/** Sends what is approved, soon after the approval and by itself every minute, so that what a crash left behind is finished. */
export const offerJobs = (sources: readonly FactSource[]): readonly Job[] => {
	const press = openPress()
	const carriers = new Map<PostService, Carrier>()
	const carrierTo = (service: PostService | null): Carrier | null => {
		if (service === null) return null
		const carrier = carriers.get(service) ?? digitalPostCarrier(service)
		carriers.set(service, carrier)
		return carrier
	}
	return [
		{
			queue: sendQueue,
			cron: '* * * * *',
			run: async ({ db, municipality, outbox, digitalPost = null }, at) => {
				await moveUpWaiting(db, at, municipality)
				await writeGoodbyes(db, at, municipality)
				await tellTimes(db, at, municipality)
				await sendAll(db, at, municipality, {
					press: await approvedPress(db, municipality, press),
					outbox: folderOutbox(outbox),
					sources,
					digitalPost: carrierTo(digitalPost),
				})
			},
		},
		{
			queue: 'day-before',
			cron: '*/30 10-18 * * *',
			run: async ({ db, municipality }, at) => {
				await writeDayBefore(db, at, municipality)
			},
		},
	]
}
