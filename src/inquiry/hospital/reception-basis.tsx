import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Alert, Button, DayFields, Form, TextArea } from '#platform/web/parts.tsx'
import type { Acceptance } from './hospital-acceptance.ts'
import type { Reception } from './reception-actions.ts'

export type BasisShown = Pick<Reception, 'standing' | 'inForce' | 'names'> & {
	readonly today: Day
	readonly typed: Typed | null
	readonly errors: Readonly<Record<string, string>>
}

/** *, Anna Ager*; nothing where a command did it. */
export const byWhom = (names: Reception['names'], staff: Acceptance['by']): string => {
	const name = staff === null ? undefined : names.get(staff)
	return name === undefined ? '' : `, ${name}`
}

/** On what notifications are taken: written to begin, and ended with a reason. */
export const LegalBasis: FC<BasisShown> = (props) => {
	const { say } = useAround()
	const { standing } = props
	return (
		<>
			<h2>{say('Hjemmel', 'Legal basis')}</h2>
			{standing === null ? <Accept {...props} /> : <Refuse {...props} standing={standing} />}
		</>
	)
}

const Accept: FC<BasisShown> = ({ typed, errors, today }) => {
	const { say } = useAround()
	return (
		<Form to="/udskrivning/modtagelse">
			<TextArea
				name="basis"
				label={say(
					'På hvilken hjemmel tager kommunen imod?',
					'On which legal basis does the municipality accept them?',
				)}
				hint={say(
					'Lov og paragraf, hvem der har vurderet det, og hvornår. Loven blev ændret 1. juli 2025, så spørg kommunens jurist.',
					'Act and section, who has judged it, and when. The law changed on 1 July 2025, so ask the municipality’s lawyer.',
				)}
				value={typed?.text('basis')}
				error={errors.basis}
			/>
			<DayFields
				name="from"
				label={say('Fra og med', 'From')}
				value={typed === null ? today : typed.day('from')}
				error={errors.from_day}
			/>
			<DayFields
				name="until"
				label={say('Til og med (kan udelades)', 'Until, included (optional)')}
				value={typed?.day('until') ?? null}
				error={errors.until_day}
			/>
			<Button>{say('Slå modtagelsen til', 'Switch reception on')}</Button>
		</Form>
	)
}

const Refuse: FC<BasisShown & { standing: Acceptance }> = ({ standing, typed, errors, inForce, today, names }) => {
	const { say, language } = useAround()
	return (
		<>
			<p>{standing.legalBasis}</p>
			<p class="hj-quiet">
				{say('Fra', 'From')} {writeDay(standing.from, language)}
				{standing.until === null ? '' : ` ${say('til og med', 'until')} ${writeDay(standing.until, language)}`}
				{' · '}
				{say('skrevet', 'recorded')} {writeShortDay(dayOf(standing.recordedAt))}
				{byWhom(names, standing.by)}
			</p>
			{inForce === null ? (
				<Alert
					kind="info"
					title={
						standing.from > today
							? say('Modtagelsen begynder den dag', 'Reception begins on that day')
							: say(
									'Perioden er udløbet. Afslut den, og skriv en ny hjemmel.',
									'The period has ended. End it and record a new basis.',
								)
					}
				/>
			) : null}
			<Form to="/udskrivning/modtagelse/stop">
				<TextArea
					name="ended_because"
					label={say('Hvorfor stoppes modtagelsen?', 'Why is reception stopped?')}
					rows={2}
					value={typed?.text('ended_because')}
					error={errors.ended_because}
				/>
				<Button look="warning" class="mt-5">
					{say('Slå modtagelsen fra', 'Switch reception off')}
				</Button>
			</Form>
		</>
	)
}

/** On what they were taken before, and why that ended. */
export const Before: FC<Pick<Reception, 'before' | 'names'>> = ({ before, names }) => {
	const { say, language } = useAround()
	return before.length === 0 ? null : (
		<>
			<h2>{say('Tidligere', 'Earlier')}</h2>
			<ul>
				{before.map((one) => (
					<li>
						{one.legalBasis} ({writeDay(one.from, language)} –{' '}
						{one.ended === null ? '' : `${writeDay(dayOf(one.ended.at), language)}: ${one.ended.because}`}
						{byWhom(names, one.ended?.by ?? null)})
					</li>
				))}
			</ul>
		</>
	)
}
