import type { FC } from 'hono/jsx'
import { DeadlineBadge } from '#inquiry/index.ts'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Field, Form, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import type { PersonRecord } from './record.ts'
import { InTheFile, Prepare, Reading } from './record-reading.tsx'
import { askerText, howText, type RecordRequest, stateOf, stateText } from './record-request.ts'

export type RequestSheet = {
	readonly request: RecordRequest
	readonly name: string
	readonly today: Day
	/** What was put together, before anything was left out; null where nothing is kept. */
	readonly record: PersonRecord | null
	/** Its parts in which something was written since it was put together, by their headings. */
	readonly writtenSince: readonly string[]
	readonly keptUntil: Day | null
	readonly nameOf: (staff: StaffId) => string
	readonly refused: string | null
}

const Facts: FC<{ sheet: RequestSheet }> = ({ sheet: { request, today, nameOf } }) => {
	const { say, language } = useAround()
	const moment = (at: Instant) => writeMoment(at, language)
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
			<InTheFile record={record} leftOut={request.leftOut} linked={false} />
		</>
	)
}

type Say = (da: string, en: string) => string

/** What is to be done, and until when; nothing where nothing is. */
const whatNext = (sheet: RequestSheet, say: Say): string | undefined => {
	const { request, today } = sheet
	const state = stateOf(request)
	if (state !== 'asked' && state !== 'prepared') return undefined
	if (request.dueOn < today)
		return say(
			'Fristen er gået. Skriv til borgeren, hvorfor det trækker ud, og hvornår svaret kommer.',
			'The last day has passed. Write to the citizen why it takes longer, and when the answer comes.',
		)
	const [da, en] = [writeLongDay(request.dueOn, 'da'), writeLongDay(request.dueOn, 'en')]
	if (sheet.writtenSince.length > 0)
		return say(`Saml det igen, og udlevér det senest ${da}.`, `Put it together again, and hand it out by ${en}.`)
	return state === 'asked'
		? say(
				`Saml det, læs det igennem, og udlevér det senest ${da}.`,
				`Put it together, read it through, and hand it out by ${en}.`,
			)
		: say(`Læs det igennem, og udlevér det senest ${da}.`, `Read it through, and hand it out by ${en}.`)
}

/** A request: how far it is, its last day, and what is to be done next. */
export const RequestPage: FC<{ sheet: RequestSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const { request, record } = sheet
	const state = stateOf(request)
	return (
		<>
			<Heading
				title={say(`Aktindsigt: ${sheet.name}`, `Request for the file: ${sheet.name}`)}
				lead={whatNext(sheet, say)}
			/>
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
			{state === 'prepared' && record !== null ? (
				<Reading request={request} record={record} writtenSince={sheet.writtenSince} />
			) : null}
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
