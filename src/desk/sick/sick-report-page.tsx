import type { FC } from 'hono/jsx'
import { AbsenceFields } from '#booking/index.ts'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Button, Errors, Form, Heading, Select } from '#platform/web/parts.tsx'

/** Who is away, and when: one form, whatever it is that keeps them. */
export const SickReportPage: FC<{
	readonly today: Day
	/** Those who can be reported; only themselves for a consultant. */
	readonly people: readonly { readonly id: StaffId; readonly name: string }[]
	readonly chosen: string
	readonly typed: Typed | null
	readonly errors: Readonly<Record<string, string>>
}> = ({ today, people, chosen, typed, errors }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Sygemelding', 'Calling in sick')}
				lead={say(
					'Meld fravær, og se med det samme, hvilke besøg der skal have en kollega eller en ny tid.',
					'Report an absence, and see at once which visits need a colleague or a new time.',
				)}
			/>
			<Errors errors={errors} />
			<Form to="/sygemelding">
				<Select
					name="staff"
					label={say('Hvem er fraværende?', 'Who is away?')}
					error={errors.staff}
					value={chosen}
					{...(people.length === 1 ? {} : { empty: say('Vælg', 'Choose') })}
					choices={people.map(({ id, name }) => ({ value: id, label: name }))}
				/>
				<AbsenceFields typed={typed} known={{ kind: 'illness', first: today }} errors={errors} />
				<Button class="mt-5">{say('Meld fravær, og se besøgene', 'Report it and see the visits')}</Button>
			</Form>
		</>
	)
}
