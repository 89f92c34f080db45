import type { FC } from 'hono/jsx'
import { addDays, type Day, dateOf, monthOf, weekdayOf } from '#kernel/day.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay, writeMonth, writeWeekday } from '#kernel/write-day.ts'
import { type ProposedTime, writeTime } from '#offer/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Chooser, Empty, Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import type { Board, Cell } from './board.ts'
import { BoardCard } from './board-card.tsx'
import { writeMinutes, writePlace } from './board-words.ts'

/** A move just made by whoever looks, and where it can be taken back to. */
export type JustMoved = { readonly booking: BookingId; readonly now: ProposedTime; readonly former: ProposedTime }

export type BoardProps = {
	readonly board: Board
	readonly week: number
	readonly monday: Day
	readonly only: StaffId | null
	readonly consultants: Board['consultants']
	readonly mayMove: boolean
	readonly justMoved: JustMoved | null
	readonly action: string
}

const address = (on: Day, only: StaffId | null): string => `/uge?dag=${on}${only === null ? '' : `&konsulent=${only}`}`

export const BoardPage: FC<BoardProps> = (props) => {
	const { board, week, monday, only, mayMove, action } = props
	const { say, language } = useAround()
	const last = board.days.at(-1) ?? monday
	return (
		<>
			<Heading
				title={say(`Ugeoversigt: uge ${week}`, `Week board: week ${week}`)}
				lead={`${writeDay(monday, language)} – ${writeDay(last, language)}`}
			/>
			{props.justMoved === null ? null : <Undo {...props.justMoved} consultants={props.consultants} />}
			<nav class="hj-row d-print-none" aria-label={say('Vælg uge', 'Choose week')}>
				<LinkButton to={address(addDays(monday, -7), only)}>{say('Forrige uge', 'Previous week')}</LinkButton>
				<LinkButton to={address(board.today, only)}>{say('Denne uge', 'This week')}</LinkButton>
				<LinkButton to={address(addDays(monday, 7), only)}>{say('Næste uge', 'Next week')}</LinkButton>
				<span class="hj-script-only">
					<button type="button" class="function-link hj-print">
						{say('Udskriv', 'Print')}
					</button>
				</span>
			</nav>
			<Chooser
				{...{ action, name: 'konsulent', choices: props.consultants, chosen: only, everyone: true }}
				label={say('Konsulent', 'Consultant')}
				keeps={{ dag: monday }}
			/>
			{board.consultants.length === 0 ? (
				<Empty title={say('Ingen konsulenter arbejder i denne uge.', 'No consultants work this week.')} />
			) : (
				<>
					{mayMove ? <Help /> : null}
					<nav class="hj-board-days d-print-none" aria-label={say('Vælg dag', 'Choose day')}>
						{board.days.map((on) => (
							<a href={`#dag-${on}`} aria-label={dayWords(on, language)}>
								{writeWeekday(weekdayOf(on), language).slice(0, 3)} {dateOf(on)}.
							</a>
						))}
					</nav>
					<Week {...props} />
					<p class="hj-board-live d-print-none" id="hj-board-live" aria-live="polite" />
					{mayMove ? <Drop /> : null}
					{mayMove ? <script src="/programs/desk-board.js" defer></script> : null}
				</>
			)}
		</>
	)
}

const dayWords = (on: Day, language: 'da' | 'en'): string =>
	`${writeWeekday(weekdayOf(on), language)} ${dateOf(on)}${language === 'da' ? '.' : ''} ${writeMonth(monthOf(on), language)}`

const Help: FC = () => {
	const { say } = useAround()
	return (
		<p class="hj-board-help hj-script-only d-print-none" id="hj-board-help">
			{say(
				'Træk et besøg til en anden tid eller konsulent. Med tastaturet: stil dig på et besøg, tryk M, flyt med piletasterne (dag: Page Up og Page Down), Enter: gå videre, Esc fortryder.',
				'Drag a visit to another time or consultant. By keyboard: stand on a visit, press M, move with the arrow keys (day: Page Up and Page Down), Enter: go on, Esc gives up.',
			)}
		</p>
	)
}

/** What the program sends when a visit is dropped; without one nobody sees it. */
const Drop: FC = () => {
	const { say } = useAround()
	return (
		<div class="hj-board-drop d-print-none" hidden>
			<Form to="/uge/flyt">
				<input type="hidden" name="booking" />
				<input type="hidden" name="expected" />
				<input type="hidden" name="hos" />
				<input type="hidden" name="dag" />
				<input type="hidden" name="kl" />
			</Form>
			<p
				id="hj-board-words"
				data-to={say('Til', 'To')}
				data-given-up={say('Opgivet. Besøget er, hvor det var.', 'Given up. The visit is where it was.')}
				data-lifted={say('Løftet. Flyt med piletasterne.', 'Lifted. Move with the arrow keys.')}
				data-unknown={say(
					'Kan ikke regnes ud lige nu. Slip alligevel for at få svar.',
					'Cannot be reckoned just now. Drop it all the same to be told.',
				)}
			/>
		</div>
	)
}

const Undo: FC<JustMoved & { consultants: Board['consultants'] }> = ({ booking, now, former, consultants }) => {
	const { say, language } = useAround()
	const names = new Map(consultants.map(({ id, name }) => [id, name]))
	return (
		<Alert
			kind="info"
			title={say(
				`Besøget var ${writePlace(former, names, language)}.`,
				`The visit was on ${writePlace(former, names, language)}.`,
			)}
		>
			<Form to="/uge/flyt">
				<input type="hidden" name="booking" value={booking} />
				<input type="hidden" name="expected" value={writeTime(now)} />
				<input type="hidden" name="to" value={writeTime(former)} />
				<input type="hidden" name="sure" value="yes" />
				<input type="hidden" name="undo" value="yes" />
				<Button look="secondary">{say('Fortryd flytningen', 'Undo the move')}</Button>
			</Form>
		</Alert>
	)
}

const Week: FC<BoardProps> = ({ board, mayMove, justMoved }) => {
	const { say, language } = useAround()
	const first = [justMoved === null ? null : dayOf(justMoved.now.from), board.today].find(
		(on) => on !== null && board.days.includes(on),
	)
	return (
		<div class="hj-board-around">
			<table class="hj-board" data-opens={board.opens} data-closes={board.closes} data-language={language}>
				<caption class="sr-only">{say('Besøg efter dag og konsulent', 'Visits by day and consultant')}</caption>
				<thead>
					<tr>
						<th scope="col">{say('Dag', 'Day')}</th>
						{board.consultants.map(({ name }) => (
							<th scope="col">{name}</th>
						))}
					</tr>
				</thead>
				<tbody>
					{board.days.map((on) => (
						<tr id={`dag-${on}`} class={on === (first ?? board.days[0]) ? 'hj-board-first' : ''}>
							<th scope="row">
								<span class="hj-board-day">{dayWords(on, language)}</span>
								{on === board.today ? <span class="hj-board-today">{say('I dag', 'Today')}</span> : null}
							</th>
							{board.consultants.map(({ id, name }) => (
								<DayCell
									cell={board.cells.find((cell) => cell.staff === id && cell.on === on) ?? null}
									name={name}
									mayMove={mayMove}
									words={`${dayWords(on, language)}, ${name}`}
								/>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	)
}

const DayCell: FC<{ cell: Cell | null; name: string; words: string; mayMove: boolean }> = ({
	cell,
	name,
	words,
	mayMove,
}) => {
	const { language, say } = useAround()
	if (cell === null) return <td />
	const hours = cell.hours.map(([from, to]) => writeMinutes(from, to, language)).join(', ')
	return (
		<td
			data-staff={cell.staff}
			data-on={cell.on}
			data-words={words}
			data-hours={cell.hours.map(([from, to]) => `${from}-${to}`).join(' ')}
		>
			<p class="hj-board-name">{name}</p>
			<p class="hj-board-hours">{[hours, cell.off?.[language] ?? ''].filter(Boolean).join(' · ')}</p>
			{cell.cards.length === 0 ? (
				<ol class="hj-board-lane" />
			) : (
				<ol class="hj-board-lane">
					{cell.cards.map((card) => (
						<BoardCard card={card} mayMove={mayMove} />
					))}
				</ol>
			)}
			{cell.calledOff.length === 0 ? null : (
				<ul class="hj-board-off">
					{cell.calledOff.map((card) => (
						<li>
							{say('Aflyst', 'Called off')}: {writeMinutes(card.from, card.to, language)}{' '}
							{card.citizens.map((citizen) => citizen.name).join(say(' og ', ' and '))}
						</li>
					))}
				</ul>
			)}
		</td>
	)
}
