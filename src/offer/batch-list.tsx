import type { FC } from 'hono/jsx'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay, writeMonth, writeShortDay } from '#kernel/write-day.ts'
import type { Ask, List } from '#platform/web/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, Empty, Form, type Kind, To } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName } from '#population/index.ts'
import { type Batch, type BatchState, stateOfBatch } from './batch.ts'
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
	lapsed: 'none',
}

export const batchKind: Readonly<Record<BatchState, Kind | 'none'>> = {
	waits: 'info',
	withdrawn: 'none',
	stopped: 'warning',
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
			{writeLongDay(dayOf(time.from), language)} {say('kl.', 'at')} {writeClock(clockOf(time.from), language)}
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
		caption: say('Borgere i denne udsendelse', 'Citizens in this batch'),
		exportName: `tilbud-${dayOf(batch.proposedAt)}`,
		sees: (line) => [line.citizen.id],
		empty: <Empty title={say('Der er ingen i udsendelsen', 'Nobody is in the batch')} />,
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
