import type { FC } from 'hono/jsx'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Details, Form, Select } from '#platform/web/parts.tsx'
import type { ToAssess } from './assessment/to-assess.ts'
import { DecideAnew } from './decision-form.tsx'
import { WhyWithdrawn } from './why-withdrawn.tsx'

/** What was decided before: every word of it stays, what was withdrawn is struck through. */
export const DecisionsMade: FC<ToAssess> = (props) => {
	const { say, language } = useAround()
	const { before, standing, decided, mayDecide, errors } = props
	const isOpen = (...fields: readonly string[]): boolean => fields.some((field) => errors[field] !== undefined)
	return (
		<>
			<h2>{say('Afgørelser', 'Decisions')}</h2>
			{before.length === 0 ? (
				<p class="hj-quiet">
					{say('Ingen har afgjort noget om borgeren endnu.', 'Nobody has decided anything about the citizen yet.')}
				</p>
			) : (
				<ul>
					{before.map(({ on, what, words, who, struck }) => (
						<li>
							{struck ? (
								<del class="hj-struck">
									<span class="sr-only">{say('Trukket tilbage siden: ', 'Withdrawn since: ')}</span>
									{what[language]}
								</del>
							) : (
								<strong>{what[language]}</strong>
							)}{' '}
							– <span dir="auto">{words}</span> ({writeDay(on, language)}, {who})
						</li>
					))}
				</ul>
			)}
			{mayDecide && decided.length > 0 ? (
				<Details title={say('Afgør på ny', 'Decide anew')} open={isOpen('anew_because', 'anew_criterion-0')}>
					<DecideAnew {...props} />
				</Details>
			) : null}
			{mayDecide && standing.length > 0 ? (
				<Details
					title={say('Skrevet ved en fejl?', 'Recorded by mistake?')}
					open={isOpen('decision', 'withdrawn_because')}
				>
					<Withdraw {...props} />
				</Details>
			) : null}
		</>
	)
}

const Withdraw: FC<ToAssess> = ({ citizen, standing, typed, errors }) => {
	const { say, language } = useAround()
	return (
		<Form to={`/vurdering/${citizen.id}/fortryd`}>
			<Select
				name="decision"
				label={say('Afgørelse', 'Decision')}
				empty={say('Vælg', 'Choose')}
				value={typed?.text('decision')}
				error={errors.decision}
				choices={standing.map(({ value, label, on }) => ({
					value,
					label: `${writeShortDay(on)} ${label[language]}`,
				}))}
			/>
			<WhyWithdrawn typed={typed} error={errors.withdrawn_because} />
		</Form>
	)
}
