import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Alert, Button, Checks, DayFields, Empty, Field, Form, LinkButton, Radios, To } from '#platform/web/parts.tsx'
import type { WorkingTime } from '../working-time/working-time.ts'
import { type AbsenceKind, absenceKinds, absenceText, awayText } from './absence.ts'
import type { Hit } from './absence-hits.ts'

/** `to`: where they are given a colleague or a new time; null for whoever may not. */
export const Hits: FC<{ hits: readonly Hit[]; to: string | null }> = ({ hits, to }) => {
	const { say, language } = useAround()
	return (
		<>
			<Alert
				kind="warning"
				title={say(
					`Fraværet rammer ${hits.length} besøg`,
					`The absence hits ${hits.length} visit${hits.length === 1 ? '' : 's'}`,
				)}
			>
				<p>
					{say(
						'Tiderne står stadig. Giv hver borger en kollega eller en ny tid.',
						'The times still stand. Give each citizen a colleague or a new time.',
					)}
				</p>
				<ul>
					{hits.map(({ booking, name }) => (
						<li>
							{writeShortDay(dayOf(booking.span.from))} {writeClock(clockOf(booking.span.from), language)}–
							{writeClock(clockOf(booking.span.to), language)}: <To to={`/borger/${booking.person}`}>{name}</To>
						</li>
					))}
				</ul>
			</Alert>
			{to === null ? null : (
				<p>
					<LinkButton to={to} look="primary">
						{say('Find kolleger og nye tider', 'Find colleagues and new times')}
					</LinkButton>
				</p>
			)}
		</>
	)
}

export const Absences: FC<WorkingTime> = ({ staff, absences }) => {
	const { say, language } = useAround()
	return absences.length === 0 ? (
		<Empty title={say('Intet fravær fra i dag', 'No absence from today')} />
	) : (
		<ul class="nobullet-list">
			{absences.map(({ id, kind, span }) => (
				<li>
					<Form to={`/medarbejdere/${staff}/fravaer/slet`}>
						<input type="hidden" name="absence" value={id} />
						{absenceText(kind)[language]}: {awayText(span)}{' '}
						<Button look="tertiary">
							{say('Fjern', 'Remove')}
							<span class="sr-only"> {`${absenceText(kind)[language]} ${awayText(span)}`}</span>
						</Button>
					</Form>
				</li>
			))}
		</ul>
	)
}

/** What to say of an absence; `known` stands in the fields until somebody has typed. */
export const AbsenceFields: FC<{
	readonly typed: Typed | null
	readonly known?: { readonly kind: AbsenceKind; readonly first: Day }
	readonly errors: Readonly<Record<string, string>>
}> = ({ typed, known, errors }) => {
	const { say, language } = useAround()
	return (
		<>
			<Radios
				name="kind"
				label={say('Hvad skyldes det?', 'What kind?')}
				hint={say('Der skrives ikke andet end dette.', 'Nothing more than this is written down.')}
				error={errors.kind}
				value={typed?.text('kind') ?? known?.kind}
				choices={absenceKinds.map((value) => ({ value, label: absenceText(value)[language] }))}
			/>
			<DayFields
				name="first"
				label={say('Første dag', 'First day')}
				value={typed?.day('first') ?? known?.first}
				error={errors.first_day}
				{...(typed === null ? {} : { typed })}
			/>
			<DayFields
				name="last"
				label={say('Sidste dag (tom: kun én dag)', 'Last day (empty: one day only)')}
				value={typed?.day('last')}
				error={errors.last_day}
				{...(typed === null ? {} : { typed })}
			/>
			<Field
				name="away_from"
				width={5}
				required={false}
				label={say('Fra klokken', 'From')}
				hint={say('Tom: hele dagen.', 'Empty: the whole day.')}
				value={typed?.text('away_from')}
				error={errors.away_from}
			/>
			<Field
				name="away_to"
				width={5}
				required={false}
				label={say('Til klokken', 'Until')}
				value={typed?.text('away_to')}
				error={errors.away_to}
			/>
			{'meant-0' in errors || typed?.has('meant') ? (
				<Checks
					name="meant"
					label={say('Er det meningen?', 'Is it meant so?')}
					error={errors['meant-0']}
					values={typed?.all('meant')}
					choices={[{ value: 'yes', label: say('Ja, dagene er rigtige', 'Yes, the days are right') }]}
				/>
			) : null}
		</>
	)
}

export const NewAbsence: FC<WorkingTime> = ({ staff, typed, errors }) => {
	const { say } = useAround()
	return (
		<Form to={`/medarbejdere/${staff}/fravaer`}>
			<h3>{say('Meld fravær', 'Report absence')}</h3>
			{errors.staff === undefined ? null : <p class="form-error-message">{errors.staff}</p>}
			<AbsenceFields typed={typed} errors={errors} />
			<Button class="mt-5">{say('Meld fravær', 'Report absence')}</Button>
		</Form>
	)
}
