import type { Child } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf, instant } from '#kernel/instant.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import {
	Alert,
	Button,
	Checks,
	DayFields,
	Details,
	Empty,
	Errors,
	Field,
	Form,
	Heading,
	To,
} from '#platform/web/parts.tsx'
import { type FileExample, fileExamples } from './file-examples.ts'
import { type Import, kinds } from './import-review.ts'
import { fileKindWord, kindWord, StateBadge } from './import-words.tsx'

/** The page a file is handed in on, with the imports before it. */
export const importsPage = (
	ask: Ask,
	imports: readonly Import[],
	form: {
		readonly on: Day | null
		readonly whole: boolean
		readonly errors: Readonly<Record<string, string>>
		readonly explained: string
	},
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
			{form.explained === '' ? null : (
				<Alert kind="info" title={say('Hvad filen har, og hvad der skal til', 'What the file has, and what is needed')}>
					{form.explained}
				</Alert>
			)}
			<Form to="/indlaesning" files>
				<Field
					label={say('Fil', 'File')}
					name="fil"
					type="file"
					accept=".csv,.xlsx,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
					error={form.errors.fil}
					hint={say(
						'Regneark (.xlsx), CSV eller CPR-udtræk, højst 25 MB. Systemet genkender selv, hvad filen handler om.',
						'A workbook (.xlsx), CSV or CPR extract, 25 MB at most. The system recognises by itself what the file is about.',
					)}
				/>
				<DayFields
					label={say('Hvilken dag beskriver filen?', 'Which day does the file describe?')}
					name="on"
					value={form.on}
					error={form.errors.on_day}
				/>
				<Checks
					label={say('Er det hele listen?', 'Is it the whole list?')}
					name="whole"
					values={form.whole ? ['1'] : []}
					choices={[
						{
							value: '1',
							label: say('Ja, filen er hele listen', 'Yes, the file is the whole list'),
							hint: say(
								'Gælder lister over hjælp og over plejehjem: den, der ikke står på listen, får ikke hjælp mere, og den adresse, der ikke står på den, er ikke plejehjem mere.',
								'For lists of help and of care homes: who is not on the list receives no help any more, and an address that is not on it is a care home no more.',
							),
						},
					]}
				/>
				<Button>{say('Se, hvad filen vil ændre', 'See what the file would change')}</Button>
			</Form>
			<p class="mt-5">
				<To to="/indlaesning/plejehjem">{say('Se listen over plejehjem', 'See the list of care homes')}</To>
			</p>
			<HowFilesLook ask={ask} />
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
									<td data-title={say('Fil', 'File')}>
										{one.files.join(', ')} <small class="hj-cites">{fileKindWord(one.kind, say)}</small>
									</td>
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

const HowFilesLook = ({ ask }: { ask: Ask }) => {
	const { say } = ask
	return (
		<>
			<h2 class="mt-6">{say('Sådan skal filen se ud', 'What the file is to look like')}</h2>
			{fileExamples.map((example) => (
				<Details title={fileKindWord(example.kind, say)}>
					<Example example={example} ask={ask} />
				</Details>
			))}
			<Details title={fileKindWord('extract', say)}>
				<p>
					{say(
						'Filen, som den kommer fra CPR (CPR Direkte, faste felter, første linje begynder med 000). Den skal ikke åbnes eller gemmes om, før den indlæses.',
						'The file as it comes from CPR (CPR Direkte, fixed fields, the first line begins with 000). It is not to be opened or saved anew before it is imported.',
					)}
				</p>
			</Details>
			<Details title={say('Filen er større end 25 MB', 'The file is larger than 25 MB')}>
				<p>
					{say(
						'Bed den, der driver systemet, om at indlæse den med kommandoen:',
						'Ask whoever runs the system to import it with the command:',
					)}
				</p>
				<p>
					<code>npx hjemmebesoeg population import --municipality {ask.municipality.code} FIL</code>
				</p>
			</Details>
		</>
	)
}

const Example = ({ example, ask }: { example: FileExample; ask: Ask }) => {
	const { say, language, link } = ask
	const name = fileKindWord(example.kind, say)
	return (
		<>
			<p>
				{say('Skal have: ', 'Needs: ')}
				{example.needs[language]}
			</p>
			<section class="table--responsive-scroll" tabindex={0} aria-label={`${say('Eksempel', 'Example')}: ${name}`}>
				<table class="table">
					<thead>
						<tr>
							{example.heading.map((heading) => (
								<th scope="col">{heading}</th>
							))}
						</tr>
					</thead>
					<tbody>
						{example.rows.map((row) => (
							<tr>
								{row.map((cell) => (
									<td>{cell}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
			<p class="mt-4">{example.more[language]}</p>
			<p>
				<a href={link(`/indlaesning/skabelon/${example.word}`)}>
					{say('Hent en tom fil med overskrifterne (CSV)', 'Download an empty file with the headings (CSV)')}
					<span class="sr-only">: {name}</span>
				</a>
			</p>
		</>
	)
}
