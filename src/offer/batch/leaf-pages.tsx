import type { FC } from 'hono/jsx'
import { type Ask, isForgotten, onlyHere, type Answer as Reply, rowsOf, useAround } from '#platform/web/index.ts'
import { Alert, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { ageOf, fullName } from '#population/index.ts'
import { hasExampleCode, previewLetter } from '../letter/preview-actions.ts'
import { approvedPress } from '../letter/template-actions.ts'
import { wordsForContact, wordsForState } from '../offer.ts'
import type { openPress } from '../transport.ts'
import { stateOfBatch } from './batch.ts'
import { batchIn, choiceIn, noBatch, offerIn, withChoice } from './batch-asked.ts'
import { goes, type Line, TimeOf, writeDue } from './batch-line.tsx'
import { linesOf } from './batch-lines-actions.ts'
import { batchList } from './batch-list.tsx'

/** One letter after the other, in the order and the choice of the list, without going back to it. */
export const leaf = async (ask: Ask): Promise<Reply> => {
	const [id, offer] = [batchIn(ask), offerIn(ask)]
	const found = id === null || offer === null ? null : await linesOf(ask.db, ask.language, id)
	if (found === null) return noBatch(ask)
	const line = found.lines.find((one) => one.offer.id === offer)
	if (line === undefined) return noBatch(ask)
	const base = `/tilbud/${found.batch.id}`
	const kept = rowsOf(ask, batchList(ask, found.batch, found.lines), base)
	const { place, of, before, after } = amongThoseWhoGo(kept.includes(line) ? kept : found.lines, line)
	const mayChange = stateOfBatch(found.batch) === 'waits' && ask.atWork().roles.includes('coordinator')
	return {
		title: ask.say('Brev i udsendelsen', 'Letter in the batch'),
		sees: line.beside === null ? [line.citizen.id] : [line.citizen.id, line.beside.id],
		cookies: onlyHere(ask, base),
		page: (
			<OneLetter
				line={line}
				place={place}
				of={of}
				before={before}
				after={after}
				base={base}
				isForgotten={isForgotten(ask, base)}
				query={choiceIn(ask.query)}
				mayChange={mayChange && line.state === 'proposed'}
				age={ageOf(line.citizen, ask.today)}
				isExample={await hasExampleCode(ask.db, line.offer)}
			/>
		),
	}
}

/** Where a letter stands among those that go; nobody leafs to one that does not, and opened by itself it has no place. */
const amongThoseWhoGo = (
	lines: readonly Line[],
	line: Line,
): { place: number | null; of: number; before: Line | null; after: Line | null } => {
	const at = lines.indexOf(line)
	const [before, after] = [lines.slice(0, at).filter(goes), lines.slice(at + 1).filter(goes)]
	return {
		place: goes(line) ? before.length + 1 : null,
		of: before.length + after.length + (goes(line) ? 1 : 0),
		before: before.at(-1) ?? null,
		after: after[0] ?? null,
	}
}

const OneLetter: FC<{
	line: Line
	place: number | null
	of: number
	before: Line | null
	after: Line | null
	base: string
	/** What was searched for in the list is not known any more. */
	isForgotten: boolean
	query: string
	mayChange: boolean
	age: number
	/** The code in the letter is given when the letter is written. */
	isExample: boolean
}> = ({ line, place, of, before, after, base, isForgotten, query, mayChange, age, isExample }) => {
	const { say, language, link } = useAround()
	const letter = `${base}/brev/${line.offer.id}`
	return (
		<>
			<nav class="hj-row d-print-none" aria-label={say('Breve i udsendelsen', 'Letters in the batch')}>
				{before === null ? null : (
					<LinkButton to={`${base}/se/${before.offer.id}${query}`}>{say('Forrige', 'Previous')}</LinkButton>
				)}
				{after === null ? null : (
					<LinkButton to={`${base}/se/${after.offer.id}${query}`} look="primary">
						{say('Næste', 'Next')}
					</LinkButton>
				)}
				<To to={`${base}${query}#liste`}>{say('Til listen', 'To the list')}</To>
			</nav>
			<Heading
				title={fullName(line.citizen)}
				lead={
					place === null
						? say('Brevet sendes ikke i denne udsendelse', 'The letter does not go in this batch')
						: say(`Brev ${place} af ${of}`, `Letter ${place} of ${of}`)
				}
			/>
			{isForgotten ? (
				<p>
					{say(
						'Det, du søgte efter, er glemt, og du bladrer i hele listen. Gå til listen for at søge igen.',
						'What you searched for is forgotten, and you leaf through the whole list. Go to the list to search again.',
					)}
				</p>
			) : null}
			<div class="hj-beside">
				<aside>
					{isExample ? (
						<Alert
							kind="info"
							title={say('Koden i brevet er kun et eksempel', 'The code in the letter is only an example')}
						>
							{say('Den rigtige kommer på, når brevet sendes.', 'The real one is put in when the letter is sent.')}
						</Alert>
					) : null}
					<Summary
						rows={[
							[say('Alder', 'Age'), say(`${age} år`, String(age))],
							[say('Grund', 'Ground'), line.grounds.join(' · ')],
							[say('Hvorfor nu', 'Why now'), writeDue(line.offer.due, language)],
							[say('Brev', 'Letter'), wordsForContact[line.offer.contact][language]],
							[say('Tid', 'Time'), <TimeOf line={line} />],
							[say('Status', 'Status'), wordsForState[line.state][language]],
						]}
					/>
					{mayChange ? (
						<div class="hj-row d-print-none">
							<LinkButton to={withChoice(`${base}/tag-ud?offer=${line.offer.id}`, query)}>
								{say('Tag ud', 'Take out')}
							</LinkButton>
							{line.offer.time === null ? null : (
								<LinkButton to={`${base}/tid/${line.offer.id}`}>{say('Ny tid', 'New time')}</LinkButton>
							)}
						</div>
					) : null}
					<p>
						<To to={`/borger/${line.citizen.id}`}>{say('Borgerens kort', 'The citizen’s card')}</To>
						<br />
						<To to={letter}>{say('Åbn brevet for sig selv (PDF)', 'Open the letter by itself (PDF)')}</To>
					</p>
				</aside>
				<iframe
					class="hj-letter"
					src={link(letter)}
					title={say('Brevet, som det sendes', 'The letter as it is sent')}
				/>
			</div>
		</>
	)
}

/** The letter itself. */
export const showLetter = async (ask: Ask, press: ReturnType<typeof openPress>): Promise<Reply> => {
	const id = offerIn(ask)
	const approved = await approvedPress(ask.db, ask.municipality, press)
	const found = id === null ? null : await previewLetter(ask.db, ask.at, ask.municipality, approved, id)
	if (found === null) return { missing: ask.say('Brevet findes ikke.', 'There is no such letter.') }
	if (found.pdf.ok)
		return {
			file: found.pdf.value,
			type: 'application/pdf',
			name: `brev-${found.offer.id.slice(0, 8)}.pdf`,
			inline: true,
			sees: [found.offer.person],
		}
	return {
		refused: ask.say(
			'Brevet kan ikke sættes: navnet eller adressen har et tegn, som skriften ikke kan vise, eller skabelonen er i stykker.',
			'The letter cannot be set: the name or address has a sign that the font cannot show, or the template is broken.',
		),
	}
}
