import type { FC } from 'hono/jsx'
import { whatDrivingIs } from '#booking/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Field } from '#platform/web/parts.tsx'
import type { Contact } from '#standard/index.ts'
import { acceptanceBy } from '../acceptance.ts'
import type { Assumed } from './capacity.ts'

const percent = (contact: Contact): number => Math.round(acceptanceBy(contact).expected * 100)

/** What is taken for given, to be taken otherwise. */
export const CapacityAssumed: FC<{
	assumed: Assumed
	query: URLSearchParams
	errors: { readonly ja?: string; readonly vej?: string }
}> = ({ assumed, query, errors }) => {
	const { say, language, link } = useAround()
	return (
		<>
			<h2>{say('Hvad der er regnet med', 'What is taken for given')}</h2>
			<form method="get" action={link('/kapacitet')} class="hj-capacity-form" novalidate>
				<Field
					name="ja"
					width={4}
					label={say('Hvor mange af 100 siger ja', 'How many of 100 accept')}
					hint={say(
						`Tomt: brev med tid ${percent('fixed_time_letter')}, opringning ${percent('phone')}, brev uden tid ${percent('self_booking_letter')}, som i simuleringen.`,
						`Empty: a letter with a time ${percent('fixed_time_letter')}, a call ${percent('phone')}, a letter without a time ${percent('self_booking_letter')}, as in the simulation.`,
					)}
					error={errors.ja}
					value={query.get('ja') ?? ''}
				/>
				<Field
					name="vej"
					width={4}
					label={say('Minutter mellem to besøg', 'Minutes between two visits')}
					hint={`${say('Kørsel, parkering og notat tilsammen.', 'Driving, parking and notes together.')} ${whatDrivingIs[language]}`}
					error={errors.vej}
					value={query.get('vej') ?? String(assumed.between)}
				/>
				<Button look="secondary">{say('Beregn', 'Calculate')}</Button>
			</form>
		</>
	)
}
