import { readFile } from 'node:fs/promises'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { readDay } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import { BadInput, type Call, type Command, type Municipal } from '#platform/command/index.ts'
import { receiveHospitalNotification } from './hospital/hospital-receiving-actions.ts'
import { acceptNotifications, refuseNotifications } from './hospital/reception-actions.ts'

type Follow = (municipal: Municipal, at: Instant, today: Day) => Promise<void>

const largestMessage = 2 * 1024 * 1024

const reasonOf = (call: Call): string => {
	const { because } = call.values
	if (typeof because !== 'string' || because.trim() === '')
		throw new BadInput('Say why: --because TEXT. It is kept with the decision.')
	return because
}

const take = (sources: readonly FactSource[], follow: Follow): Command => ({
	name: 'hospital-notification',
	summary:
		'takes one MedCom HospitalNotification (JSON or XML) as the endpoint does and prints the acknowledgement; 2 when it is a fatal-error',
	usage: 'FILE --municipality M [--on DAY]',
	options: { on: { type: 'string' } },
	run: async (call) => {
		const [file, another] = call.positionals
		if (file === undefined || another !== undefined) throw new BadInput('Name one file: hospital-notification FILE.')
		const bytes = await readFile(file)
		const municipal = await call.open()
		const done = await receiveHospitalNotification(municipal.db, call.at, {
			municipality: municipal.municipality,
			bytes: bytes.length > largestMessage ? null : bytes,
			type: '',
			sources,
		})
		await follow(municipal, call.at, call.today)
		await call.out(done.body)
		return done.answer === 'ok' ? 0 : 2
	},
})

const accept: Command = {
	name: 'hospital-notification accept',
	summary: 'from a day on notifications about citizens with an open case are kept; the reason is the legal basis',
	usage: '--municipality M --because TEXT [--from DAY] [--until DAY]',
	options: {
		because: { type: 'string' },
		from: { type: 'string' },
		until: { type: 'string' },
		on: { type: 'string' },
	},
	run: async (call) => {
		const legalBasis = reasonOf(call)
		const dayIn = (name: 'from' | 'until'): Day | null => {
			const written = call.values[name]
			const day = written === undefined ? null : readDay(String(written))
			if (written !== undefined && day === null)
				throw new BadInput(`--${name} ${String(written)} is not a day. Write it as YYYY-MM-DD.`)
			return day
		}
		const [from, until] = [dayIn('from') ?? call.today, dayIn('until')]
		const { db } = await call.open()
		const done = await acceptNotifications(db, call.at, { legalBasis, from, until, by: null })
		if (!done.ok)
			throw new BadInput(
				done.why === 'accepted_already'
					? 'Notifications are accepted already. Refuse them first, to record another legal basis.'
					: 'The period ends before it begins. Correct --from or --until.',
			)
		await call.out(`Notifications are accepted from ${done.value}${until === null ? '' : ` until ${until}`}.\n`)
		return 0
	},
}

const refuse: Command = {
	name: 'hospital-notification refuse',
	summary: 'from now on notifications are acknowledged and nothing of them is kept',
	usage: '--municipality M --because TEXT',
	options: { because: { type: 'string' }, on: { type: 'string' } },
	run: async (call) => {
		const because = reasonOf(call)
		const { db } = await call.open()
		const done = await refuseNotifications(db, call.at, { because, by: null })
		await call.out(done.ok ? 'Notifications are refused from now on.\n' : 'Notifications were not accepted before.\n')
		return 0
	},
}

/** Messages from hospitals by hand; `follow` draws what follows when a life has changed. */
export const inquiryCommands = (sources: readonly FactSource[], follow: Follow): Command[] => [
	take(sources, follow),
	accept,
	refuse,
]
