import type { FactSource } from '#eligibility/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { referralQueue } from './referral/referral-actions.ts'
import { workOutReferrals } from './referral/referral-work-actions.ts'

/** Works out who a referral is about, soon after it came and by itself every minute, so that what a crash left behind is finished. */
export const inquiryJobs = (sources: readonly FactSource[]): readonly Job[] => [
	{
		queue: referralQueue,
		cron: '* * * * *',
		run: ({ db }, at) => workOutReferrals(db, at, sources),
	},
]
