import type { FC } from 'hono/jsx'
import { monthOf, weekdayOf } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeMonth, writeShortDay, writeWeekday } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, Form, type Kind, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import { type Due, type Offer, type OfferState, stateOf, wordsForDue, wordsForState } from '../offer.ts'
import { wordsForUnset } from '../sending/waiting.ts'
import { type Batch, stateOfBatch } from './batch.ts'
import { withChoice } from './batch-asked.ts'
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
	/** A member of staff has chosen its time. */
	readonly isGiven: boolean
	/** Why its letter, written already, waits. */
	readonly letterHeld: string | null
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
		isGiven: boolean
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
		isGiven: told.isGiven,
		letterHeld: offer.endedAt === null ? told.letterHeld : null,
	}
}

/** Whether its letter goes with the batch, or went. */
export const goes = ({ state }: Line): boolean => state !== 'taken_out' && state !== 'withdrawn' && state !== 'dropped'

/** Why now, in words. */
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

/** Why a letter waits or fell away, in words; what someone wrote stands as written. */
const writeReason = (code: string | null, language: Language): string => {
	if (code === null) return ''
	const known = wordsForDrop[code as DropReason] ?? wordsForHold[code as HoldReason] ?? wordsForUnset[code]
	return known?.[language] ?? code
}

/** The time in the letter, and who comes. */
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
				{line.isGiven && line.state === 'proposed' ? say(' · tid valgt', ' · time chosen') : ''}
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

/** How the offer stands, and why. */
export const StandingOf: FC<{ line: Line }> = ({ line }) => {
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

/** What can be done with it now. */
export const DeedsOn: FC<{ line: Line; batch: Batch; query: string }> = ({ line, batch, query }) => {
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
					<To to={withChoice(`${base}/tag-ud?offer=${line.offer.id}`, query)}>
						{say('Tag ud', 'Take out')}
						{name}
					</To>
				</>
			) : null}
			{isWaiting && line.state === 'taken_out' ? (
				<Form to={`${base}/tag-ind/${line.offer.id}${query}`}>
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
