import type { FC } from 'hono/jsx'
import { DeadlineBadge } from '#inquiry/index.ts'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf, type Instant } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Field, Form, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { countsOf, type PersonRecord, type RecordLine, type RecordSection, whenOf } from './record.ts'
import { askerText, howText, type RecordRequest, reasonsToLeaveOut, stateOf, stateText } from './record-request.ts'

export type RequestSheet = {
	readonly request: RecordRequest
	readonly name: string
	readonly today: Day
	/** What was put together, before anything was left out; null where nothing is kept. */
	readonly record: PersonRecord | null
	readonly keptUntil: Day | null
	readonly nameOf: (staff: StaffId) => string
	readonly refused: string | null
}

const useMoment = () => {
	const { say, language } = useAround()
	return (at: Instant) => `${writeDay(dayOf(at), language)} ${say('kl.', 'at')} ${writeClock(clockOf(at), language)}`
}

const Facts: FC<{ sheet: RequestSheet }> = ({ sheet: { request, today, nameOf } }) => {
	const { say, language } = useAround()
	const moment = useMoment()
	const { prepared, released, withdrawn } = request
	const state = stateOf(request)
	return (
		<Summary
			rows={[
				[say('Hvor langt', 'How far'), stateText[state][language]],
				[
					say('Bedt om', 'Asked'),
					`${writeDay(request.askedOn, language)} · ${howText[request.askedHow][language]}${request.recordedBy === null ? '' : ` · ${nameOf(request.recordedBy)}`}`,
				],
				request.askedBy === 'citizen' ? null : [askerText[request.askedBy][language], request.askedByWords],
				[
					say('Frist', 'Due'),
					state === 'asked' || state === 'prepared' ? (
						<DeadlineBadge dueOn={request.dueOn} today={today} />
					) : (
						writeLongDay(request.dueOn, language)
					),
				],
				prepared === null ? null : [say('Samlet', 'Put together'), `${moment(prepared.at)} · ${nameOf(prepared.by)}`],
				released === null ? null : [say('Udleveret', 'Handed out'), `${moment(released.at)} · ${nameOf(released.by)}`],
				request.fetchedAt === null
					? null
					: [say('Hentet af borgeren', 'Fetched by the citizen'), moment(request.fetchedAt)],
				released === null
					? null
					: [
							say('Filens fingeraftryk (SHA-256)', 'The file’s hash (SHA-256)'),
							<code class="hj-hash">{released.hash}</code>,
						],
				withdrawn === null
					? null
					: [
							say('Lukket', 'Closed'),
							`${moment(withdrawn.at)}${withdrawn.by === null ? '' : ` · ${nameOf(withdrawn.by)}`}: ${withdrawn.because}`,
						],
			]}
		/>
	)
}

const Line: FC<{ line: RecordLine; mayLeaveOut: boolean }> = ({ line, mayLeaveOut }) => {
	const { say } = useAround()
	return (
		<li class="hj-record-line">
			<p>
				<strong>{whenOf(line)}</strong>
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
			{mayLeaveOut ? (
				<p class="hj-record-choice">
					<input type="hidden" name="line" value={String(line.number)} />
					<label for={`why-${line.number}`}>
						{say('Linje', 'Line')} {line.number}:{' '}
					</label>
					<select class="form-select" id={`why-${line.number}`} name={`why-${line.number}`}>
						<option value="">{say('Udleveres', 'Handed out')}</option>
						{reasonsToLeaveOut.map((reason) => (
							<option value={reason}>
								{say('Udelades', 'Left out')}: {reason}
							</option>
						))}
					</select>
				</p>
			) : null}
		</li>
	)
}

const Section: FC<{ section: RecordSection; mayLeaveOut: boolean }> = ({ section, mayLeaveOut }) => (
	<Details title={`${section.heading} (${section.lines.length})`}>
		{section.facts.map((fact) => (
			<p class="hj-record-detail">
				<strong>{fact.label}:</strong> {fact.words}
			</p>
		))}
		{section.factsLeftOut.map((mark) => (
			<p class="hj-quiet">
				[{mark.says}: {mark.what}]
			</p>
		))}
		<ol class="hj-record">
			{section.lines.map((line) => (
				<Line line={line} mayLeaveOut={mayLeaveOut && section.code !== 'looked'} />
			))}
		</ol>
	</Details>
)

const Prepare: FC<{ request: RecordRequest; again: boolean }> = ({ request, again }) => {
	const { say } = useAround()
	return (
		<Form to={`/aktindsigt/${request.id}/saml`}>
			<Button look={again ? 'secondary' : 'primary'}>
				{again ? say('Saml det igen', 'Put it together again') : say('Saml det hele', 'Put everything together')}
			</Button>
		</Form>
	)
}

const Release: FC<{ request: RecordRequest; record: PersonRecord }> = ({ request, record }) => {
	const { say } = useAround()
	const { lines, leftOut } = countsOf(record)
	return (
		<>
			<h2>{say('Læs det igennem', 'Read it through')}</h2>
			<p>
				{say(
					`${lines} linjer. Oplysninger om andre er udeladt ${leftOut} steder, og det står dér. Kun du kan se, om nogens ord røber, hvem de er: vælg “Udelades” ved den linje.`,
					`${lines} lines. What is about others is left out in ${leftOut} places, and marked there. Only you can see whether somebody’s words give them away: choose “Left out” at that line.`,
				)}
			</p>
			<div class="hj-row">
				<LinkButton to={`/aktindsigt/${request.id}/fil`}>{say('Se filen (PDF)', 'See the file (PDF)')}</LinkButton>
				<Prepare request={request} again />
			</div>
			<Form to={`/aktindsigt/${request.id}/udlever`}>
				<input type="hidden" name="prepared" value={request.prepared?.at ?? ''} />
				{record.sections.map((section) => (
					<Section section={section} mayLeaveOut />
				))}
				<div class="hj-row">
					<Button>{say('Jeg har læst det: udlevér', 'I have read it: hand it out')}</Button>
				</div>
			</Form>
		</>
	)
}

const Released: FC<{ sheet: RequestSheet }> = ({ sheet: { request, record, keptUntil } }) => {
	const { say } = useAround()
	return record === null ? (
		<p>
			{say(
				'Filen gemmes ikke mere. Med fingeraftrykket kan man se, om en fil er den, der blev udleveret.',
				'The file is kept no more. With its hash one can see whether a file is the one handed out.',
			)}
		</p>
	) : (
		<>
			<p>
				{say(
					`Borgeren kan hente den på Min side til og med ${keptUntil === null ? '' : writeDay(keptUntil, 'da')}. Bruger borgeren ikke nettet, så skriv den ud, og send den som brev eller i Digital Post.`,
					`The citizen can fetch it on My page until ${keptUntil === null ? '' : writeDay(keptUntil, 'en')}. For somebody who does not use the web, print it and send it by letter or in Digital Post.`,
				)}
			</p>
			<div class="hj-row">
				<LinkButton to={`/aktindsigt/${request.id}/fil`} look="primary">
					{say('Åbn filen (PDF)', 'Open the file (PDF)')}
				</LinkButton>
				<LinkButton to={`/aktindsigt/${request.id}/fil?som=json`}>
					{say('Hent som JSON', 'Download as JSON')}
				</LinkButton>
			</div>
		</>
	)
}

/** A request: how far it is, its last day, and what is to be done next. */
export const RequestPage: FC<{ sheet: RequestSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const { request, record } = sheet
	const state = stateOf(request)
	return (
		<>
			<Heading title={say(`Aktindsigt: ${sheet.name}`, `Request for the file: ${sheet.name}`)} />
			{sheet.refused === null ? null : <Alert kind="error" title={sheet.refused} live />}
			<p class="d-print-none">
				<To to="/aktindsigt">{say('Alle anmodninger', 'All requests')}</To> ·{' '}
				<To to={`/borger/${request.person}`}>{say('Borgerens kort', 'The citizen’s card')}</To>
			</p>
			<div class="hj-panel">
				<Facts sheet={sheet} />
			</div>
			{state === 'asked' ? (
				<>
					<p>
						{say(
							'Systemet samler alt, hvad der er skrevet om borgeren, fra alle dele af systemet. Du læser det, før det udleveres.',
							'The system puts together everything written about the citizen. You read it before it is handed out.',
						)}
					</p>
					<Prepare request={request} again={false} />
				</>
			) : null}
			{state === 'prepared' && record !== null ? <Release request={request} record={record} /> : null}
			{state === 'released' ? <Released sheet={sheet} /> : null}
			{state === 'asked' || state === 'prepared' ? (
				<Details title={say('Luk anmodningen uden at udlevere', 'Close the request without handing out')}>
					<Form to={`/aktindsigt/${request.id}/luk`}>
						<Field label={say('Hvorfor?', 'Why?')} name="because" />
						<Button look="secondary">{say('Luk anmodningen', 'Close the request')}</Button>
					</Form>
				</Details>
			) : null}
		</>
	)
}
