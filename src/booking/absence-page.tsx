import type { FC } from 'hono/jsx'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, DayFields, Empty, Field, Form, Radios, To } from '#platform/web/parts.tsx'
import { absenceKinds, absenceText, awayText } from './absence.ts'
import type { Hit } from './absence-hits.ts'
import type { WorkingTime } from './working-time.ts'

export const Hits: FC<{ hits: readonly Hit[] }> = ({ hits }) => {
	const { say } = useAround()
	return (
		<Alert
			kind="warning"
			title={say(
				`Fraværet rammer ${hits.length} besøg`,
				`The absence hits ${hits.length} visit${hits.length === 1 ? '' : 's'}`,
			)}
		>
			<p>
				{say('Tiderne står stadig. Giv hver borger en ny tid.', 'The times still stand. Give each citizen a new one.')}
			</p>
			<ul>
				{hits.map(({ booking, name }) => (
					<li>
						{writeShortDay(dayOf(booking.span.from))} {clockOf(booking.span.from)}–{clockOf(booking.span.to)}:{' '}
						<To to={`/borger/${booking.person}`}>{name}</To>
					</li>
				))}
			</ul>
		</Alert>
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

export const NewAbsence: FC<WorkingTime> = ({ staff, typed, errors }) => {
	const { say, language } = useAround()
	return (
		<Form to={`/medarbejdere/${staff}/fravaer`}>
			<h3>{say('Meld fravær', 'Report absence')}</h3>
			<Radios
				name="kind"
				label={say('Hvad skyldes det?', 'What kind?')}
				hint={say('Der skrives ikke andet end dette.', 'Nothing more than this is written down.')}
				error={errors.kind}
				value={typed?.text('kind')}
				choices={absenceKinds.map((value) => ({ value, label: absenceText(value)[language] }))}
			/>
			<DayFields
				name="first"
				label={say('Første dag', 'First day')}
				value={typed?.day('first')}
				error={errors.first_day}
			/>
			<DayFields
				name="last"
				label={say('Sidste dag (tom: kun én dag)', 'Last day (empty: one day only)')}
				value={typed?.day('last')}
				error={errors.last_day}
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
			<Button class="mt-5">{say('Meld fravær', 'Report absence')}</Button>
		</Form>
	)
}
