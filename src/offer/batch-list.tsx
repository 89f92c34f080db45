import type { FC } from 'hono/jsx'
import { monthOf, weekdayOf } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { inDanishOrder, type Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeMonth, writeShortDay, writeWeekday } from '#kernel/write-day.ts'
import type { Ask, Column, Filter, List } from '#platform/web/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, Empty, Form, type Kind, To } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName, shownTown } from '#population/index.ts'
import { type Batch, type BatchState, stateOfBatch } from './batch.ts'
import {
	type Contact,
	type Due,
	type Offer,
	type OfferState,
	stateOf,
	wordsForContact,
	wordsForDue,
	wordsForState,
} from './offer.ts'
import { type DropReason, type HoldReason, wordsForDrop, wordsForHold } from './recheck.ts'

/** One line of a batch: the offer and what the reader needs to judge it. */
export type Line = {
	readonly offer: Offer
	readonly citizen: Citizen
	readonly state: OfferState
	readonly isSent: boolean
	/** The grounds in words. */
	readonly grounds: readonly string[]
	readonly consultant: string | null
	/** Whoever the citizen knows from the last visit, another, or a first visit; null when the letter names no time. */
	readonly visitor: 'known' | 'new' | 'first' | null
	/** The other of a couple who are visited together; null for a visit to one. */
	readonly beside: Citizen | null
	/** Why its letter, written already, waits. */
	readonly letterHeld: string | null
}

export const writeDue = (due: Due, language: Language): string => {
	if (due.kind === 'birth_month')
		return `${wordsForDue.birth_month[language]}: ${writeMonth(monthOf(due.on), language)}`
	if (due.kind === 'brought_forward')
		return `${wordsForDue.brought_forward[language]} ${writeMonth(monthOf(due.on), language)}`
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
	const known = wordsForDrop[code as DropReason] ?? wordsForHold[code as HoldReason]
	if (known !== undefined) return known[language]
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

export const TimeOf: FC<{ line: Line }> = ({ line }) => {
	const { language, say } = useAround()
	const { time } = line.offer
	if (time === null) return <>{say('borgeren vælger selv', 'the citizen chooses')}</>
	return (
		<>
			<span class="hj-nowrap">
				{writeWeekday(weekdayOf(dayOf(time.from)), language).slice(0, 3)} {writeShortDay(dayOf(time.from))}{' '}
				{say('kl.', 'at')} {writeClock(clockOf(time.from), language)}
			</span>
			<br />
			<span class="hj-quiet">
				{line.consultant ?? ''}
				{line.visitor === 'known' ? say(' · samme som sidst', ' · same as last time') : ''}
				{line.beside === null ? null : (
					<>
						<br />
						{say('Fælles besøg med', 'Joint visit with')} {fullName(line.beside)}
					</>
				)}
			</span>
		</>
	)
}

const Standing: FC<{ line: Line }> = ({ line }) => {
	const { language } = useAround()
	const { offer, state, isSent } = line
	const reason = writeReason(state === 'held' ? (offer.heldBecause ?? line.letterHeld) : offer.endedWords, language)
	const word =
		isSent && state === 'awaiting' ? { da: 'Sendt, afventer svar', en: 'Sent, awaiting answer' } : wordsForState[state]
	return (
		<>
			<Badge kind={kinds[state]} text={word[language]} />
			{reason === '' ? null : <div>{reason}</div>}
		</>
	)
}

const Deeds: FC<{ line: Line; batch: Batch; query: string }> = ({ line, batch, query }) => {
	const { say } = useAround()
	const name = <span class="sr-only"> {fullName(line.citizen)}</span>
	const base = `/tilbud/${batch.id}`
	const isWaiting = stateOfBatch(batch) === 'waits'
	return (
		<>
			<To to={`${base}/se/${line.offer.id}${query}`}>
				{say('Se brevet', 'See the letter')}
				{name}
			</To>
			{isWaiting && line.state === 'proposed' ? (
				<>
					{' · '}
					<To to={`${base}/tag-ud?offer=${line.offer.id}`}>
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
			{line.state === 'held' && line.letterHeld === null ? (
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
			{line.letterHeld === null ? null : (
				<>
					{' · '}
					<To to="/tilbud/venter">
						{say('Afgør', 'Decide')}
						{name}
					</To>
				</>
			)}
		</>
	)
}

export const lineOf = (
	offer: Offer,
	citizen: Citizen,
	batch: Batch,
	told: {
		isSent: boolean
		letterHeld: string | null
		grounds: readonly string[]
		names: ReadonlyMap<StaffId, string>
		last: StaffId | null
		beside: Citizen | null
	},
): Line => {
	const state = stateOf(offer, batch.approvedAt !== null)
	const visitor = told.last === null ? 'first' : offer.time?.staff === told.last ? 'known' : 'new'
	return {
		offer,
		citizen,
		state: told.letterHeld !== null && offer.endedAt === null ? 'held' : state,
		isSent: told.isSent,
		grounds: told.grounds,
		consultant: offer.time === null ? null : (told.names.get(offer.time.staff) ?? null),
		visitor: offer.time === null ? null : visitor,
		beside: told.beside,
		letterHeld: offer.endedAt === null ? told.letterHeld : null,
	}
}

/** What the coordinator looks at one kind at a time; a choice that every line shares is not offered. */
const filtersOf = (ask: Ask, lines: readonly Line[]): Filter<Line>[] => {
	const { say, language } = ask
	const by = (key: string, label: string, of: (line: Line) => readonly string[], word = (value: string) => value) => ({
		key,
		label,
		choices: [...new Set(lines.flatMap(of))].toSorted(inDanishOrder).map((value) => ({ value, label: word(value) })),
		keeps: (line: Line, value: string) => of(line).includes(value),
	})
	const visitors = {
		known: say('Den samme som sidst', 'The same as last time'),
		new: say('En anden end sidst', 'Another than last time'),
		first: say('Første besøg', 'First visit'),
		none: say('Ingen tid i brevet', 'No time in the letter'),
	}
	return [
		by('maaned', say('Fødselsmåned', 'Month of birth'), monthKey, (value) => writeMonth(Number(value), language)),
		by(
			'nu',
			say('Hvorfor nu', 'Why now'),
			({ offer }) => [offer.due.kind],
			(kind) => wordsForDue[kind as Due['kind']][language],
		),
		by(
			'kanal',
			say('Kanal', 'Channel'),
			({ offer }) => [offer.contact],
			(contact) => wordsForContact[contact as Contact][language],
		),
		by('grund', say('Grund', 'Ground'), ({ grounds }) => grounds),
		by('by', say('By', 'Town'), ({ citizen }) => [shownTown(citizen)[language]].filter(Boolean)),
		by('medarbejder', say('Medarbejder', 'Consultant'), ({ consultant }) => (consultant === null ? [] : [consultant])),
		by(
			'hvem',
			say('Hvem kommer', 'Who comes'),
			({ visitor }) => [visitor ?? 'none'],
			(value) => visitors[value as keyof typeof visitors],
		),
		by(
			'stand',
			say('Status', 'Status'),
			({ state }) => [state],
			(state) => wordsForState[state as OfferState][language],
		),
	].filter(({ choices, key }) => choices.length > 1 || ask.query.has(key))
}

const monthKey = ({ citizen }: Line): readonly string[] => [citizen.bornOn.slice(5, 7)]

/** The table of a batch: who, why, on which ground, how, when and by whom. */
export const batchList = (ask: Ask, batch: Batch, lines: readonly Line[]): List<Line> => {
	const { say, language, today } = ask
	const mayChoose = stateOfBatch(batch) === 'waits' && ask.atWork().roles.includes('coordinator')
	const query = ask.query.size === 0 ? '' : `?${ask.query}`
	const status: Column<Line> = {
		key: 'status',
		label: say('Status', 'Status'),
		value: (line) => wordsForState[line.state][language],
		cell: (line) => <Standing line={line} />,
	}
	return {
		rows: lines,
		rowsAPage: 100,
		caption: say('Borgere i denne udsendelse', 'Citizens in this batch'),
		exportName: `tilbud-${dayOf(batch.proposedAt)}`,
		sees: ({ citizen, beside }) => (beside === null ? [citizen.id] : [citizen.id, beside.id]),
		empty: <Empty title={say('Der er ingen i udsendelsen', 'Nobody is in the batch')} />,
		filters: filtersOf(ask, lines),
		columns: [
			{
				key: 'navn',
				label: say('Navn', 'Name'),
				value: (line) => fullName(line.citizen),
				cell: (line) => (
					<>
						{mayChoose && line.state === 'proposed' ? (
							<input
								type="checkbox"
								class="hj-choose"
								name="offer"
								value={line.offer.id}
								form={takeOutForm}
								aria-label={say(`Vælg ${fullName(line.citizen)}`, `Choose ${fullName(line.citizen)}`)}
							/>
						) : null}
						<To to={`/borger/${line.citizen.id}`}>{fullName(line.citizen)}</To>
					</>
				),
			},
			{
				key: 'foedt',
				label: say('Født', 'Born'),
				value: (line) => line.citizen.bornOn.slice(5),
				cell: (line) => (
					<>
						{writeMonth(monthOf(line.citizen.bornOn), language)}
						<br />
						<span class="hj-quiet">
							{say(`${ageOf(line.citizen, today)} år`, `aged ${ageOf(line.citizen, today)}`)}
						</span>
					</>
				),
			},
			{ key: 'by', label: say('By', 'Town'), value: ({ citizen }) => shownTown(citizen)[language] },
			{ key: 'grund', label: say('Grund', 'Ground'), value: (line) => line.grounds.join(' · ') },
			{ key: 'nu', label: say('Hvorfor nu', 'Why now'), value: (line) => writeDue(line.offer.due, language) },
			{
				key: 'tid',
				label: say('Brev og tid', 'Letter and time'),
				value: (line) =>
					[wordsForContact[line.offer.contact][language], line.offer.time?.from.slice(0, 16).replace('T', ' ')]
						.filter(Boolean)
						.join(' '),
				cell: (line) => <TimeOf line={line} />,
			},
			// While everyone in it is only proposed, the column would say one word sixty times.
			...(lines.every(({ state }) => state === 'proposed') ? [] : [status]),
			{
				key: 'goer',
				label: say('Brev', 'Letter'),
				value: () => null,
				cell: (line) => <Deeds line={line} batch={batch} query={query} />,
			},
		],
	}
}

/** The form above the list that the boxes in it belong to. */
export const takeOutForm = 'tag-ud'
