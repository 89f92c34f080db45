import type { Child, FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeDay, writeLongDay, writeMonth, writeShortDay } from '#kernel/write-day.ts'
import type { Ask, List } from '#platform/web/index.ts'
import { useAround } from '#platform/web/index.ts'
import {
	Alert,
	Badge,
	Button,
	Details,
	Empty,
	Form,
	Heading,
	type Kind,
	LinkButton,
	Summary,
	To,
} from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName } from '#population/index.ts'
import { type Batch, type BatchState, type Progress, stateOfBatch, wordsForBatch } from './batch.ts'
import { type Due, type Offer, type OfferState, stateOf, wordsForContact, wordsForDue, wordsForState } from './offer.ts'
import { type DropReason, wordsForDrop } from './recheck.ts'

/** One line of a batch: the offer and what the reader needs to judge it. */
export type Line = {
	readonly offer: Offer
	readonly citizen: Citizen
	readonly state: OfferState
	readonly isSent: boolean
	/** The grounds in words. */
	readonly grounds: readonly string[]
	readonly consultant: string | null
	readonly isSameConsultant: boolean
}

export const writeDue = (due: Due, language: Language): string => {
	if (due.kind === 'birth_month')
		return `${wordsForDue.birth_month[language]}: ${writeMonth(Number(due.on.slice(5, 7)), language)}`
	return `${wordsForDue[due.kind][language]}: ${writeShortDay(due.on)}`
}

const kinds: Readonly<Record<OfferState, Kind | 'none'>> = {
	proposed: 'info',
	held: 'warning',
	approved: 'info',
	awaiting: 'success',
	taken_out: 'none',
	withdrawn: 'none',
	dropped: 'warning',
	yes: 'success',
	no: 'warning',
	no_contact: 'warning',
	no_answer: 'info',
}

export const batchKind: Readonly<Record<BatchState, Kind | 'none'>> = {
	waits: 'info',
	withdrawn: 'none',
	sending: 'info',
	sent: 'success',
}

/** Why a letter waits or fell away, in words; what someone wrote stands as written. */
export const writeReason = (code: string | null, language: Language): string => {
	if (code === null) return ''
	const dropped = wordsForDrop[code as DropReason]
	if (dropped !== undefined) return dropped[language]
	const held: Readonly<Record<string, { da: string; en: string }>> = {
		sign_missing_in_font: {
			da: 'Navnet eller adressen har et tegn, som brevets skrift ikke kan vise. Skriv brevet i hånden, eller ring.',
			en: 'The name or address has a sign that the letter cannot show. Write by hand, or call.',
		},
		cannot_be_set: {
			da: 'Brevets skabelon er i stykker. Bed administratoren se på den.',
			en: 'The template of the letter is broken. Ask the administrator to look at it.',
		},
		claims_a_repealed_right: {
			da: 'Kommunens egen brevtekst henviser til en ophævet lov. Ret teksten først.',
			en: 'The municipality’s own wording cites a repealed law. Correct it first.',
		},
	}
	return held[code]?.[language] ?? code
}

const TimeOf: FC<{ line: Line }> = ({ line }) => {
	const { language, say } = useAround()
	const { time } = line.offer
	if (time === null) return <>{say('borgeren vælger selv', 'the citizen chooses')}</>
	return (
		<>
			{writeLongDay(dayOf(time.from), language)} {clockOf(time.from)}
			<br />
			<span class="hj-quiet">
				{line.consultant ?? ''}
				{line.isSameConsultant ? say(' · samme som sidst', ' · same as last time') : ''}
			</span>
		</>
	)
}

const Standing: FC<{ line: Line }> = ({ line }) => {
	const { language } = useAround()
	const { offer, state, isSent } = line
	const reason = writeReason(state === 'held' ? offer.heldBecause : offer.endedWords, language)
	const word =
		isSent && state === 'awaiting' ? { da: 'Sendt, afventer svar', en: 'Sent, awaiting answer' } : wordsForState[state]
	return (
		<>
			<Badge kind={kinds[state]} text={word[language]} />
			{reason === '' ? null : <div>{reason}</div>}
		</>
	)
}

const Deeds: FC<{ line: Line; batch: Batch }> = ({ line, batch }) => {
	const { say } = useAround()
	const name = <span class="sr-only"> {fullName(line.citizen)}</span>
	const base = `/tilbud/${batch.id}`
	const isWaiting = stateOfBatch(batch) === 'waits'
	return (
		<>
			<To to={`${base}/brev/${line.offer.id}`}>
				{say('Se brevet', 'See the letter')}
				{name}
			</To>
			{isWaiting && line.state === 'proposed' ? (
				<>
					{' · '}
					<To to={`${base}/tag-ud/${line.offer.id}`}>
						{say('Tag ud', 'Take out')}
						{name}
					</To>
				</>
			) : null}
			{isWaiting && line.state === 'taken_out' ? (
				<Form to={`${base}/tag-ind/${line.offer.id}`}>
					<Button look="tertiary">
						{say('Tag ind igen', 'Put back')}
						{name}
					</Button>
				</Form>
			) : null}
			{line.state === 'held' ? (
				<Form to={`${base}/afgoer/${line.offer.id}`}>
					<Button look="secondary" name="send" value="ja">
						{say('Prøv at sende igen', 'Try to send again')}
						{name}
					</Button>
					<Button look="tertiary" name="send" value="nej">
						{say('Læg til side', 'Set aside')}
						{name}
					</Button>
				</Form>
			) : null}
		</>
	)
}

export const lineOf = (
	offer: Offer,
	citizen: Citizen,
	batch: Batch,
	told: { isSent: boolean; grounds: readonly string[]; names: ReadonlyMap<StaffId, string>; last: StaffId | null },
): Line => ({
	offer,
	citizen,
	state: stateOf(offer, batch.approvedAt !== null),
	isSent: told.isSent,
	grounds: told.grounds,
	consultant: offer.time === null ? null : (told.names.get(offer.time.staff) ?? null),
	isSameConsultant: offer.time !== null && offer.time.staff === told.last,
})

/** The table of a batch: who, why, on which ground, how, when and by whom. */
export const batchList = (ask: Ask, batch: Batch, lines: readonly Line[]): List<Line> => {
	const { say, language, today } = ask
	const states = [...new Set(lines.map(({ state }) => state))]
	return {
		rows: lines,
		caption: say('Borgere i denne portion', 'Citizens in this batch'),
		exportName: `tilbud-${dayOf(batch.proposedAt)}`,
		sees: (line) => [line.citizen.id],
		empty: <Empty title={say('Der er ingen i portionen', 'Nobody is in the batch')} />,
		filters: [
			{
				key: 'stand',
				label: say('Status', 'Status'),
				choices: states.map((state) => ({ value: state, label: wordsForState[state][language] })),
				keeps: (line, value) => line.state === value,
			},
			{
				key: 'kanal',
				label: say('Kanal', 'Channel'),
				choices: (['fixed_time_letter', 'self_booking_letter'] as const).map((contact) => ({
					value: contact,
					label: wordsForContact[contact][language],
				})),
				keeps: (line, value) => line.offer.contact === value,
			},
		],
		columns: [
			{
				key: 'navn',
				label: say('Navn', 'Name'),
				value: (line) => fullName(line.citizen),
				cell: (line) => <To to={`/borger/${line.citizen.id}`}>{fullName(line.citizen)}</To>,
			},
			{ key: 'alder', label: say('Alder', 'Age'), align: 'right', value: (line) => ageOf(line.citizen, today) },
			{ key: 'grund', label: say('Grund', 'Ground'), value: (line) => line.grounds.join(' · ') },
			{ key: 'nu', label: say('Hvorfor nu', 'Why now'), value: (line) => writeDue(line.offer.due, language) },
			{ key: 'kanal', label: say('Kanal', 'Channel'), value: (line) => wordsForContact[line.offer.contact][language] },
			{
				key: 'tid',
				label: say('Foreslået tid', 'Proposed time'),
				value: (line) => line.offer.time?.from.slice(0, 16).replace('T', ' ') ?? null,
				cell: (line) => <TimeOf line={line} />,
			},
			{
				key: 'status',
				label: say('Status', 'Status'),
				value: (line) => wordsForState[line.state][language],
				cell: (line) => <Standing line={line} />,
			},
			{
				key: 'goer',
				label: say('Brev', 'Letter'),
				value: () => null,
				cell: (line) => <Deeds line={line} batch={batch} />,
			},
		],
	}
}

const NotInIt: FC<{ batch: Batch }> = ({ batch }) => {
	const { say } = useAround()
	const { withoutTime, overLimit, laterInYear } = batch
	return (
		<Summary
			rows={[
				[
					say('Skal have tilbud, men der er ingen ledig tid endnu', 'Due, but there is no free time yet'),
					String(withoutTime),
				],
				[say('Skal have tilbud og kommer i næste portion', 'Due and will come in the next batch'), String(overLimit)],
				[
					say('Har et tilbud til gode senere i året', 'Are to have theirs later in the year'),
					<>
						{laterInYear}
						<br />
						<span class="hj-quiet">
							{say(
								'Årets tilbud åbner for alle 1. januar og fordeles efter fødselsmåned, så ingen måned får flere, end der er tid til. En frist, der nærmer sig, venter ikke på måneden.',
								'The year’s offers open for everyone on 1 January and are spread by month of birth, so that no month gets more than there is time for. A deadline that is near does not wait for its month.',
							)}
						</span>
					</>,
				],
			]}
		/>
	)
}

const Approve: FC<{ batch: Batch; progress: Progress; answerBy: Day }> = ({ batch, progress, answerBy }) => {
	const { say } = useAround()
	return (
		<div class="hj-panel d-print-none">
			<h2>{say('Godkend og send', 'Approve and send')}</h2>
			<p>
				{say(
					`${progress.in} breve sendes, når du godkender. De foreslåede tider holdes til og med ${writeDay(answerBy, 'da')}. Ved afsendelsen ses der efter igen, om nogen er død, flyttet, undtaget eller har sagt fra.`,
					`${progress.in} letters are sent once you approve. The proposed times are held until ${writeDay(answerBy, 'en')}. At sending it is checked again whether anyone has died, moved, become excluded or opted out.`,
				)}
			</p>
			<div class="hj-row">
				<Form to={`/tilbud/${batch.id}/godkend`}>
					<Button>{say(`Godkend ${progress.in} breve`, `Approve ${progress.in} letters`)}</Button>
				</Form>
				<Form to={`/tilbud/${batch.id}/traek-tilbage`}>
					<Button look="tertiary">{say('Træk portionen tilbage', 'Withdraw the batch')}</Button>
				</Form>
			</div>
		</div>
	)
}

const Sending: FC<{ batch: Batch; progress: Progress }> = ({ batch, progress }) => {
	const { say } = useAround()
	const isSent = stateOfBatch(batch) === 'sent'
	const rest = [
		progress.dropped > 0 ? say(`${progress.dropped} faldt fra`, `${progress.dropped} dropped`) : '',
		progress.held > 0 ? say(`${progress.held} venter på dig`, `${progress.held} wait for you`) : '',
		progress.takenOut > 0 ? say(`${progress.takenOut} taget ud`, `${progress.takenOut} taken out`) : '',
	].filter(Boolean)
	return (
		<Alert
			kind={isSent ? 'success' : 'info'}
			title={say(
				`${progress.sent} af ${progress.in} breve er sendt`,
				`${progress.sent} of ${progress.in} letters have been sent`,
			)}
			live
		>
			<p>{rest.join(' · ')}</p>
			{progress.left > 0 ? <LinkButton to={`/tilbud/${batch.id}`}>{say('Opdatér', 'Refresh')}</LinkButton> : null}
		</Alert>
	)
}

export const AboveBatch: FC<{ batch: Batch; progress: Progress; answerBy: Day; mayApprove: boolean }> = ({
	batch,
	progress,
	answerBy,
	mayApprove,
}) => {
	const { say, language } = useAround()
	const state = stateOfBatch(batch)
	return (
		<>
			<Heading
				title={say('Portion af tilbud', 'Batch of offers')}
				lead={
					<>
						{say('Foreslået ', 'Proposed ')}
						{writeLongDay(dayOf(batch.proposedAt), language)}{' '}
						<Badge kind={batchKind[state]} text={wordsForBatch[state][language]} />
					</>
				}
			/>
			{state === 'waits' && mayApprove ? <Approve batch={batch} progress={progress} answerBy={answerBy} /> : null}
			{state === 'sending' || state === 'sent' ? <Sending batch={batch} progress={progress} /> : null}
			<Details
				title={say(
					`Ikke med denne gang: ${batch.withoutTime + batch.overLimit} i næste portion, ${batch.laterInYear} senere i året`,
					`Not this time: ${batch.withoutTime + batch.overLimit} in the next batch, ${batch.laterInYear} later in the year`,
				)}
			>
				<NotInIt batch={batch} />
			</Details>
		</>
	)
}

export const takeOutPage = (
	ask: Ask,
	body: { readonly fields: Child; readonly name: string; readonly to: string; readonly back: string },
): Child => (
	<>
		<Heading
			title={ask.say(`Tag ${body.name} ud`, `Take out ${body.name}`)}
			lead={ask.say(
				'Borgeren får ikke brev i denne portion. Retten til tilbuddet består, og borgeren foreslås igen fra den dag, du vælger.',
				'The citizen gets no letter in this batch. The right to the offer stands, and they are proposed again from the day you choose.',
			)}
		/>
		<Form to={body.to}>
			{body.fields}
			<div class="hj-row">
				<Button>{ask.say('Tag ud', 'Take out')}</Button>
				<LinkButton to={body.back}>{ask.say('Fortryd', 'Cancel')}</LinkButton>
			</div>
		</Form>
	</>
)
