import type { FC } from 'hono/jsx'
import { writeTime } from '#offer/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, To } from '#platform/web/parts.tsx'
import type { Card } from './board.ts'
import { kindOfState, marksOf, wordsForState, writeMinutes } from './board-words.ts'

/** One visit: when, to whom, how it stands, and the way to move it. Its program lays it out by the minutes it bears. */
export const BoardCard: FC<{ card: Card; mayMove: boolean }> = ({ card, mayMove }) => {
	const { say, language } = useAround()
	const names = card.citizens.map(({ name }) => name).join(say(' og ', ' and '))
	const time = writeMinutes(card.from, card.to, language)
	const isMovable = mayMove && card.mayMove
	return (
		<li
			id={`besoeg-${card.booking}`}
			class={`hj-card hj-card-${card.state}${card.isUncovered ? ' hj-card-uncovered' : ''}`}
			data-booking={card.booking}
			data-from={card.from}
			data-to={card.to}
			data-expected={writeTime({ staff: card.staff, from: card.span.from })}
			data-label={`${time} ${names}, ${wordsForState(card.state)[language]}`}
			data-movable={isMovable ? 'yes' : undefined}
		>
			<p class="hj-card-who">
				<span class="hj-nowrap">{time}</span>{' '}
				{card.citizens.map(({ id, name }, place) => (
					<>
						{place > 0 ? say(' og ', ' and ') : ''}
						<To to={`/borger/${id}`}>{name}</To>
					</>
				))}
			</p>
			{card.isUncovered ? (
				<p class="hj-card-state">
					{mayMove ? (
						<To to={`/sygemelding/${card.staff}`}>
							<Badge kind="error" text={say('Uden medarbejder', 'Without a consultant')} />
						</To>
					) : (
						<Badge kind="error" text={say('Uden medarbejder', 'Without a consultant')} />
					)}
				</p>
			) : null}
			<p class="hj-card-state">
				<Badge kind={kindOfState(card.state)} text={wordsForState(card.state)[language]} />
				{marksOf(card, language).map((mark) => (
					<span class="hj-card-mark">{mark}</span>
				))}
				{isMovable ? (
					<To to={`/uge/flyt/${card.booking}`} class="hj-card-move d-print-none">
						{say('Flyt', 'Move')}
						<span class="sr-only"> {`${time} ${names}`}</span>
					</To>
				) : mayMove && card.state === 'passed' ? (
					<To to={`/uge/flyt/${card.booking}`} class="hj-card-move d-print-none">
						{say('Kan ikke flyttes', 'Cannot be moved')}
						<span class="sr-only"> {`${time} ${names}: ${say('hvorfor, og hvad så', 'why, and what then')}`}</span>
					</To>
				) : null}
			</p>
			<p class="hj-card-where">{card.citizens[0]?.where[language]}</p>
		</li>
	)
}
