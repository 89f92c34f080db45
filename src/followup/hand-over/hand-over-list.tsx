import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { type List, useAround } from '#platform/web/index.ts'
import { Badge, Empty, To } from '#platform/web/parts.tsx'
import { consentText, partners, partnerText } from '#visit/index.ts'
import { noteStruckText } from '../note-struck.ts'
import {
	dueBy,
	type HandOver,
	type HandOverStanding,
	handOverStanding,
	isCalledOff,
	isOver,
	lastStep,
	standingConsent,
	waiting,
} from './hand-over.ts'
import { handOverStandingText, handOverStandsText, stepSaid } from './hand-over-words.ts'

type Around = {
	readonly say: (da: string, en: string) => string
	readonly language: Language
	readonly today: Day
	readonly me: StaffId
	readonly answerDays: number
	readonly nameOf: (person: PersonId) => string
	readonly staffOf: (staff: StaffId) => string
}
type Row = {
	readonly of: HandOver
	readonly standing: HandOverStanding
	/** The last day for sending it, then for an answer. */
	readonly due: Day
}

export const standingBadge: Record<HandOverStanding, 'error' | 'warning' | 'info' | 'success' | 'none'> = {
	unanswered: 'error',
	unsent: 'error',
	groundless: 'error',
	withdrawn: 'error',
	to_send: 'warning',
	sent: 'info',
	received: 'info',
	done: 'success',
	not_taken: 'none',
	stopped: 'none',
	ended: 'none',
}

const order: readonly HandOverStanding[] = waiting
const placeOf = (standing: HandOverStanding): number => {
	const place = order.indexOf(standing)
	return place === -1 ? order.length : place
}

/** What waits longest comes first, what is over last. */
export const inOrderOfWaiting = (rows: readonly Row[]): Row[] =>
	rows.toSorted(
		(a, b) =>
			placeOf(a.standing) - placeOf(b.standing) || a.due.localeCompare(b.due) || a.of.madeAt.localeCompare(b.of.madeAt),
	)

export const handOverRows = (handOvers: readonly HandOver[], today: Day, answerDays: number): Row[] =>
	inOrderOfWaiting(
		handOvers.map((of) => ({
			of,
			standing: handOverStanding(of, today, answerDays),
			due: dueBy(of, answerDays),
		})),
	)

const short = (words: string): string => (words.length > 120 ? `${words.slice(0, 120)}…` : words)

/** Hand-overs and where they stand; the same rows as a file. */
export const handOverList = (handOvers: readonly HandOver[], around: Around): List<Row> => {
	const { say, language, today, answerDays } = around
	const sentOn = ({ of }: Row) => lastStep(of, 'sent')
	const waitedSince = (row: Row) => {
		const sent = sentOn(row)
		return sent === null ? null : (
			<>
				{say('ventet siden', 'waited since')} {writeShortDay(sent.on)}
				<br />
			</>
		)
	}
	return {
		rows: handOverRows(handOvers, today, answerDays),
		caption: say('Overleveringer', 'Hand-overs'),
		exportName: 'overleveringer',
		sees: (row) => [row.of.person],
		columns: [
			{
				key: 'status',
				label: say('Status', 'Status'),
				value: (row) => handOverStandsText(row.of, row.standing)[language],
				cell: (row) => (
					<>
						<Badge kind={standingBadge[row.standing]} text={handOverStandingText(row.standing)[language]} />
						{row.of.noteStruck === null || isCalledOff(row.of) ? null : (
							<span class="hj-quiet">
								<br />
								{noteStruckText[language]}
							</span>
						)}
						{row.standing === 'unanswered' || row.standing === 'sent' ? (
							<span class="hj-quiet">
								<br />
								{row.standing === 'sent' ? null : waitedSince(row)}
								{say('svar senest', 'answer by')} {writeShortDay(row.due)}
							</span>
						) : null}
						{row.standing === 'unsent' || row.standing === 'to_send' ? (
							<span class="hj-quiet">
								<br />
								{say('sendes senest', 'send by')} {writeShortDay(row.due)}
							</span>
						) : null}
					</>
				),
			},
			{
				key: 'navn',
				label: say('Borger', 'Citizen'),
				value: (row) => around.nameOf(row.of.person),
				cell: (row) => <To to={`/borger/${row.of.person}`}>{around.nameOf(row.of.person)}</To>,
			},
			{ key: 'til', label: say('Til', 'To'), value: (row) => partnerText(row.of.to)[language] },
			{
				key: 'hvad',
				label: say('Det, der deles', 'What is shared'),
				value: (row) => row.of.what,
				cell: (row) => (
					<To to={`/overleveringer/${row.of.id}`}>
						<span dir="auto">{short(row.of.what)}</span>
					</To>
				),
			},
			{
				key: 'lavet',
				label: say('Lavet', 'Made'),
				value: (row) => dayOf(row.of.madeAt),
				cell: (row) => writeShortDay(dayOf(row.of.madeAt)),
			},
			{
				key: 'sendt',
				label: say('Sendt', 'Sent'),
				value: (row) => sentOn(row)?.on ?? null,
				cell: (row) => {
					const sent = sentOn(row)
					return sent === null ? '–' : `${writeShortDay(sent.on)}, ${stepSaid({ ...sent, words: '' })[language]}`
				},
			},
			{
				key: 'samtykke',
				label: say('Borgerens ja', 'The citizen’s yes'),
				value: (row) => {
					const consent = standingConsent(row.of)
					return consent === null
						? say('Taget tilbage', 'Taken back')
						: `${writeShortDay(consent.on)}, ${consentText(consent.how)[language].toLowerCase()}`
				},
			},
			{ key: 'hvem', label: say('Fra', 'From'), value: (row) => around.staffOf(row.of.madeBy) },
		],
		filters: [
			{
				key: 'hvis',
				label: say('Hvis', 'Whose'),
				choices: [{ value: 'mine', label: say('Mine', 'Mine') }],
				keeps: (row, value) => value !== 'mine' || row.of.madeBy === around.me,
			},
			{
				key: 'til',
				label: say('Til', 'To'),
				choices: partners.map((one) => ({ value: one, label: partnerText(one)[language] })),
				keeps: (row, value) => row.of.to === value,
			},
			{
				key: 'status',
				label: say('Status', 'Status'),
				choices: [
					{ value: 'aaben', label: say('Ikke afsluttet', 'Not closed') },
					...([...waiting, 'done', 'not_taken'] as const).map((one) => ({
						value: one,
						label: handOverStandingText(one)[language],
					})),
				],
				keeps: (row, value) => (value === 'aaben' ? !isOver(row.of) : row.standing === value),
			},
		],
		empty: (
			<Empty title={say('Der er ingen overleveringer.', 'There are no hand-overs.')}>
				{say(
					'En overlevering skrives i notatet om et besøg eller fra borgerens kort, når borgeren har sagt ja til, at det deles.',
					'A hand-over is written in the note of a visit or from the citizen’s card, once the citizen has said yes to sharing it.',
				)}
			</Empty>
		),
	}
}

/** The way to the hand-overs, with what waits there. */
export const HandOversWaiting: FC<{ rows: readonly Pick<Row, 'standing'>[] }> = ({ rows }) => {
	const { say } = useAround()
	const countOf = (standing: HandOverStanding) => rows.filter((row) => row.standing === standing).length
	const [open, unanswered, unsent] = [rows.length, countOf('unanswered'), countOf('unsent')]
	return (
		<p class="d-print-none">
			<To to="/overleveringer">{say(`Overleveringer til andre (${open})`, `Hand-overs to others (${open})`)}</To>
			{unanswered === 0 ? null : (
				<>
					{' '}
					<Badge kind="error" text={say(`${unanswered} uden svar`, `${unanswered} without an answer`)} />
				</>
			)}
			{unsent === 0 ? null : (
				<>
					{' '}
					<Badge kind="error" text={say(`${unsent} ikke sendt i tide`, `${unsent} not sent in time`)} />
				</>
			)}
		</p>
	)
}
