import type { Child } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf, instant } from '#kernel/instant.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import { Button, DayFields, Empty, Errors, Field, Form, Heading, To } from '#platform/web/parts.tsx'
import { type Import, kinds } from './import-review.ts'
import { kindWord, StateBadge } from './import-words.tsx'

/** The page a file is handed in on, with the imports before it. */
export const importsPage = (
	ask: Ask,
	imports: readonly Import[],
	form: { readonly on: Day | null; readonly errors: Readonly<Record<string, string>> },
	by: (one: Import) => string,
): Child => {
	const { say } = ask
	return (
		<>
			<Heading
				title={say('Indlæsning', 'Imports')}
				lead={say(
					'Hent borgerne ind fra en fil. Du ser først, hvad filen vil ændre; intet gemmes, før du siger ja.',
					'Take citizens in from a file. You first see what the file would change; nothing is saved until you say yes.',
				)}
			/>
			<Errors errors={form.errors} />
			<Form to="/indlaesning" files>
				<Field
					label={say('Fil', 'File')}
					name="fil"
					type="file"
					accept=".csv,text/csv"
					error={form.errors.fil}
					hint={say(
						'CSV med semikolon eller komma og en overskrift; person_id (CPR-nummer) og status skal være der.',
						'CSV with semicolons or commas and a heading; person_id (CPR number) and status must be there.',
					)}
				/>
				<DayFields
					label={say('Hvilken dag beskriver filen?', 'Which day does the file describe?')}
					name="on"
					value={form.on}
					error={form.errors.on_day}
				/>
				<Button>{say('Se, hvad filen vil ændre', 'See what the file would change')}</Button>
			</Form>
			<h2 class="mt-6">{say('Tidligere indlæsninger', 'Earlier imports')}</h2>
			{imports.length === 0 ? (
				<Empty title={say('Der er ikke indlæst noget endnu.', 'Nothing has been imported yet.')}>
					{say('Vælg en fil ovenfor for at begynde.', 'Choose a file above to begin.')}
				</Empty>
			) : (
				<section
					class="table--responsive-scroll"
					tabindex={0}
					aria-label={say('Tidligere indlæsninger', 'Earlier imports')}
				>
					<table class="table hj-table">
						<thead>
							<tr>
								<th scope="col">{say('Dag', 'Day')}</th>
								<th scope="col">{say('Fil', 'File')}</th>
								<th scope="col">{say('Af', 'By')}</th>
								{kinds.map((kind) => (
									<th scope="col" class="align-text-right">
										{kindWord(kind, say)}
									</th>
								))}
								<th scope="col">{say('Status', 'Status')}</th>
							</tr>
						</thead>
						<tbody>
							{imports.map((one) => (
								<tr>
									<td data-title={say('Dag', 'Day')}>
										<To to={`/indlaesning/${one.id}`}>{writeShortDay(dayOf(instant(one.uploadedAt)))}</To>
									</td>
									<td data-title={say('Fil', 'File')}>{one.files.join(', ')}</td>
									<td data-title={say('Af', 'By')}>{by(one)}</td>
									{kinds.map((kind) => (
										<td data-title={kindWord(kind, say)} class="align-text-right">
											{one.counts[kind]}
										</td>
									))}
									<td data-title={say('Status', 'Status')}>
										<StateBadge state={one.state} say={say} />
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
		</>
	)
}
