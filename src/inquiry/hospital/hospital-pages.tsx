import type { FactSource } from '#eligibility/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { livesQueue } from '#population/index.ts'
import { type Acknowledged, cannotTakeNow, receiveHospitalNotification } from './hospital-receiving-actions.ts'
import { isLetIn } from './reception-actions.ts'

const contentType = ({ format }: Acknowledged): string => `application/fhir+${format}; charset=utf-8`

const answered = (done: Acknowledged, isTooLarge: boolean): Answer => ({
	body: done.body,
	type: contentType(done),
	status: done.answer === 'transient-error' ? 503 : isTooLarge ? 413 : done.isFhir ? 200 : 400,
})

const sent = ({ municipality, message }: Ask) => ({
	municipality,
	bytes: message?.bytes ?? null,
	type: message?.type ?? '',
})

const takeMessage = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	if (!(await isLetIn(ask.db, ask.at, ask.message?.authorization ?? '')))
		return {
			body: JSON.stringify({
				resourceType: 'OperationOutcome',
				issue: [
					{ severity: 'error', code: 'login', details: { text: 'The key of the message agent is missing or wrong' } },
				],
			}),
			type: 'application/fhir+json; charset=utf-8',
			status: 401,
		}
	const done = await receiveHospitalNotification(ask.db, ask.at, {
		...sent(ask),
		sources,
		whenKept: (tx) => ask.enqueue(tx, livesQueue),
	})
	return answered(done, ask.message?.bytes === null)
}

/** Where hospitals' messages come in. */
export const hospitalPages = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'post',
		path: '/fhir/$process-message',
		for: 'anyone',
		shows: '',
		takes: 'message',
		handle: (ask) => takeMessage(ask, sources),
		broken: async (ask) => answered(await cannotTakeNow(ask.at, sent(ask)), false),
	},
]
