import type { FC } from 'hono/jsx'
import type { Verdict } from '#eligibility/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert } from '#platform/web/parts.tsx'
import type { Citizen } from '#population/index.ts'
import { contactHindrance } from './standing-words.ts'

/** One line at the top where the citizen is dead, lives elsewhere or wants no contact; else nothing. */
export const StandsInTheWay: FC<{
	readonly citizen: Pick<Citizen, 'status'>
	readonly verdict: Pick<Verdict, 'optedOut'>
}> = ({ citizen, verdict }) => {
	const { language } = useAround()
	const hindrance = contactHindrance(citizen.status, verdict.optedOut === true)
	return hindrance === null ? null : <Alert kind="warning" title={hindrance[language]} />
}
