import type { FC } from 'hono/jsx'
import type { PersonId } from '#kernel/ids.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, To } from '#platform/web/parts.tsx'

/** Points out that a citizen is visited often: a lasting need of that belongs to another authority. Shown only from so many visits on. */
export const FrequentNeed: FC<{ person: PersonId; count: number; from: number }> = ({ person, count, from }) => {
	const { say } = useAround()
	if (count < from) return null
	return (
		<Alert
			kind="info"
			title={say(`${count} besøg og telefonbesøg på et år`, `${count} visits and visits by phone within a year`)}
		>
			{say(
				'Er der brug for hyppige besøg i længere tid, så tal med borgeren om en anden myndighed, for eksempel visitationen. ',
				'If frequent visits are needed for long, talk with the citizen about another authority, such as the granting of help. ',
			)}
			<To to={`/borger/${person}/afslut?grund=guided`}>{say('Vejled videre og afslut', 'Guide to it and close')}</To>
		</Alert>
	)
}
