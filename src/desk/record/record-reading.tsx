import type { FC } from 'hono/jsx'
import { writeMoment } from '#kernel/write-moment.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Form, LinkButton } from '#platform/web/parts.tsx'
import { writeWhen } from '../card/story.ts'
import type { PersonRecord, RecordLine, RecordSection } from './record.ts'
import { type Decided, leftOutIn, reasonChoice, reasonsToLeaveOut, withoutDecided } from './record-left-out.ts'
import type { RecordRequest } from './record-request.ts'

/** What stands in the file, part by part, and what does not, with the rule: in the words in which the citizen reads it. */
export const InTheFile: FC<{ record: PersonRecord; leftOut: Decided; linked: boolean }> = ({
	record,
	leftOut,
	linked,
}) => {
	const { say } = useAround()
	const missing = leftOutIn(withoutDecided(record, leftOut))
	const lines = (count: number) => (count === 1 ? say('1 linje', '1 line') : `${count} ${say('linjer', 'lines')}`)
	return (
		<>
			<h2>{say('Det står i filen', 'What is in the file')}</h2>
			<ul>
				{record.sections.map(({ code, heading, lines: all }) => (
					<li>
						{linked ? <a href={`#${code}`}>{heading}</a> : heading}: {lines(all.length)}
					</li>
				))}
			</ul>
			<h2>{say('Det er udeladt', 'What is left out')}</h2>
			{missing.length === 0 ? <p>{say('Intet er udeladt.', 'Nothing is left out.')}</p> : null}
			<ul>
				{missing.map(({ says, law, places }) => (
					<li>
						<strong>{says}</strong>:{' '}
						{places.map(({ what, line }) => (line === null ? what : `${what} (nr. ${line})`)).join(', ')}.
						<span class="hj-record-law">
							{say('Reglen', 'The rule')}: {law}.
						</span>
					</li>
				))}
			</ul>
		</>
	)
}

const Choice: FC<{ number: number; chosen: Decided }> = ({ number, chosen }) => {
	const { say, language } = useAround()
	return (
		<p class="hj-record-choice">
			<input type="hidden" name="line" value={String(number)} />
			<label class="sr-only" for={`why-${number}`}>
				{say('Linje', 'Line')} {number}
			</label>
			<select class="form-select" id={`why-${number}`} name={`why-${number}`}>
				<option value="">{say('Udleveres', 'Handed out')}</option>
				{reasonsToLeaveOut.map((reason) => (
					<option value={reason} selected={chosen[String(number)] === reason}>
						{say('Udelades', 'Left out')}: {reasonChoice[reason][language]}
					</option>
				))}
			</select>
		</p>
	)
}

const Line: FC<{ line: RecordLine; chosen: Decided | null }> = ({ line, chosen }) => {
	const { say } = useAround()
	return (
		<li class="hj-record-line">
			<div>
				<p>
					<strong>{writeWhen(line, 'da')}</strong>
					<span class="hj-quiet">
						{line.who === null ? '' : ` · ${line.who}`} · nr. {line.number}
					</span>
				</p>
				{line.struck ? (
					<p>
						<span class="sr-only">{say('Rettet siden: ', 'Corrected since: ')}</span>
						<del>{line.what}</del>
					</p>
				) : (
					<p>{line.what}</p>
				)}
				{line.words === null ? null : (
					<p class="hj-words" dir="auto">
						{line.words}
					</p>
				)}
				{line.details.map((detail) => (
					<p class="hj-record-detail" dir="auto">
						<strong>{detail.label}:</strong> {detail.words}
					</p>
				))}
				{line.leftOut.map((mark) => (
					<p class="hj-quiet">
						[{mark.says}: {mark.what}]
					</p>
				))}
			</div>
			{chosen === null ? null : <Choice number={line.number} chosen={chosen} />}
		</li>
	)
}

/** A part of the record, open to be read; who has looked is told, and never left out. */
const Section: FC<{ section: RecordSection; chosen: Decided }> = ({ section, chosen }) => {
	const { say } = useAround()
	const isLog = section.code === 'looked'
	const lines = (
		<ol class="hj-record">
			{section.lines.map((line) => (
				<Line line={line} chosen={isLog ? null : chosen} />
			))}
		</ol>
	)
	const isEmpty = section.lines.length + section.facts.length + section.factsLeftOut.length === 0
	return (
		<section class="hj-record-part" id={section.code} aria-label={section.heading}>
			<h3>{section.heading}</h3>
			{isEmpty ? <p>{say('Her er ikke skrevet noget.', 'Nothing is written here.')}</p> : null}
			{section.facts.map((fact) => (
				<p class="hj-record-detail" dir="auto">
					<strong>{fact.label}:</strong> {fact.words}
				</p>
			))}
			{section.factsLeftOut.map((mark) => (
				<p class="hj-quiet">
					[{mark.says}: {mark.what}]
				</p>
			))}
			{isLog ? <Details title={`${say('Se hvem', 'See who')} (${section.lines.length})`}>{lines}</Details> : lines}
		</section>
	)
}

/** Puts it together: once, or again. */
export const Prepare: FC<{ request: RecordRequest; again: boolean }> = ({ request, again }) => {
	const { say } = useAround()
	return (
		<Form to={`/aktindsigt/${request.id}/saml`}>
			<Button>
				{again ? say('Saml det igen', 'Put it together again') : say('Saml det hele', 'Put everything together')}
			</Button>
		</Form>
	)
}

/** Something was written since: it cannot be handed out before it is put together again. */
const WrittenSince: FC<{ request: RecordRequest; parts: readonly string[] }> = ({ request, parts }) => {
	const { say, language } = useAround()
	const since = request.prepared === null ? '' : writeMoment(request.prepared.at, language)
	return (
		<Alert kind="warning" title={say(`Der er skrevet nyt siden ${since}`, `Something was written since ${since}`)}>
			<p>
				{say('Det står under', 'It stands in')}: {parts.join(' · ')}.{' '}
				{say(
					'Saml det igen, og læs det nye, før du udleverer. Det, du har valgt at udelade, følger med, hvor linjen er den samme.',
					'Put it together again, and read what is new before handing it out. What you chose to leave out comes along where the line is the same.',
				)}
			</p>
			<Prepare request={request} again />
		</Alert>
	)
}

/** Everything to be read, line by line, with what may be left out; kept as it is chosen, until it is handed out. */
export const Reading: FC<{ request: RecordRequest; record: PersonRecord; writtenSince: readonly string[] }> = ({
	request,
	record,
	writtenSince,
}) => {
	const { say } = useAround()
	const stillHolds = writtenSince.length === 0
	return (
		<>
			{stillHolds ? null : <WrittenSince request={request} parts={writtenSince} />}
			<InTheFile record={record} leftOut={request.leftOut} linked />
			<h2>{say('Læs det igennem', 'Read it through')}</h2>
			<p>
				{say(
					'Systemet kan ikke se, om nogens ord røber, hvem de er. Skal en linje ikke udleveres, så vælg “Udelades” ved den: dagen bliver stående i filen, med grunden i stedet for ordene. Du kan vælge om, indtil filen er udleveret.',
					'The system cannot see whether somebody’s words give them away. For a line that is not to be handed out choose “Left out”: its day stays in the file, with the reason instead of the words. You can choose otherwise until the file is handed out.',
				)}
			</p>
			<Form to={`/aktindsigt/${request.id}/udlever`}>
				<input type="hidden" name="prepared" value={request.prepared?.at ?? ''} />
				{record.sections.map((section) => (
					<Section section={section} chosen={request.leftOut} />
				))}
				<h2>{say('Udlevér', 'Hand out')}</h2>
				<p>
					{stillHolds
						? say(
								'Når filen er udleveret, kan den ikke ændres eller trækkes tilbage: borgeren kan hente den på Min side med det samme.',
								'Once handed out, the file can be neither changed nor taken back: the citizen can fetch it on My page at once.',
							)
						: say(
								'Der er skrevet nyt, siden det blev samlet. Saml det igen øverst på siden, før det kan udleveres.',
								'Something was written since it was put together. Put it together again at the top of the page before it can be handed out.',
							)}
				</p>
				<div class="hj-row">
					<Button look="secondary" name="do" value="keep">
						{say('Gem valgene', 'Keep the choices')}
					</Button>
					<LinkButton to={`/aktindsigt/${request.id}/fil`}>
						{say('Se filen med de gemte valg (PDF)', 'See the file with the choices kept (PDF)')}
					</LinkButton>
					{stillHolds ? <Button>{say('Jeg har læst det: udlevér', 'I have read it: hand it out')}</Button> : null}
				</div>
			</Form>
		</>
	)
}
