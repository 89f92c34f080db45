import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { LinkButton } from '#platform/web/parts.tsx'
import type { Card } from './card.ts'
import { Head } from './card-head.tsx'
import { Side } from './card-side.tsx'
import { Story } from './story-lines.tsx'

/** One citizen: who, where they stand, why, and what is next. */
export const CardPage: FC<{ card: Card }> = ({ card }) => {
	const { say, language } = useAround()
	return (
		<>
			<Head card={card} />
			<div class="hj-row d-print-none">
				{card.next ? (
					<LinkButton to={card.next.to} look="primary">
						{card.next.label[language]}
					</LinkButton>
				) : null}
				{card.movable === null ? null : (
					<LinkButton to={`/uge/flyt/${card.movable}`}>{say('Flyt besøget', 'Move the visit')}</LinkButton>
				)}
				{card.steps.map((step) => (
					<LinkButton to={step.to}>{step.label[language]}</LinkButton>
				))}
			</div>
			<div class="hj-beside">
				<Side card={card} />
				<section aria-labelledby="story">
					<h2 id="story">{say('Historik', 'Story')}</h2>
					<Story lines={card.story} />
				</section>
			</div>
		</>
	)
}
