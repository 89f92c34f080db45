import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Button, Form, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { changedFields, contentFields, isEnded, type LocalOfferVersion, staleness } from './local-offer.ts'
import { StillRight } from './local-offer-list-page.tsx'
import { localOfferChangeText, localOfferFieldText, localOfferValue, staleText } from './local-offer-words.ts'

type Props = {
	/** Oldest first; never empty. */
	readonly story: readonly [LocalOfferVersion, ...LocalOfferVersion[]]
	readonly today: Day
	/** Months for which a check counts. */
	readonly months: number
	readonly nameOf: (staff: StaffId | null) => string
	readonly mayChange: boolean
	readonly mayCheck: boolean
	/** Why the deed just asked for was not done. */
	readonly refused: string | null
}

/** One local offer: what it says, whether it is still right, and who did what about it. */
export const LocalOfferPage: FC<Props> = (props) => {
	const { say, language } = useAround()
	const { story, today, months } = props
	const offer = (story.at(-1) ?? story[0]).offer
	const stale = staleness(offer, today, months)
	const here = `/lokale-tilbud/${offer.id}`
	return (
		<>
			<Heading title={offer.name} />
			{props.refused === null ? null : (
				<Alert kind="warning" title={props.refused} live>
					{null}
				</Alert>
			)}
			<p>
				{isEnded(offer, today) ? (
					<Badge kind="none" text={say('Afsluttet', 'Ended')} />
				) : stale === null ? (
					<Badge kind="success" text={say('Kan fortælles om', 'Citizens may be told of it')} />
				) : (
					<Badge kind="warning" text={staleText(stale)[language]} />
				)}
			</p>
			<Summary
				rows={[
					...contentFields
						.filter((field) => field !== 'name' && localOfferValue(offer, field, language) !== '')
						.map((field) => [localOfferFieldText(field)[language], localOfferValue(offer, field, language)] as const),
					[say('Set efter', 'Checked'), writeDay(offer.checkedOn, language)],
				]}
			/>
			<div class="hj-row d-print-none">
				{props.mayCheck && !isEnded(offer, today) && stale !== 'expired' && offer.checkedOn !== today ? (
					<StillRight offer={offer} words={say('Stadig rigtigt', 'Still right')} />
				) : null}
				{props.mayChange ? <LinkButton to={`${here}/ret`}>{say('Ret', 'Change')}</LinkButton> : null}
				{props.mayChange ? (
					<Form to={`${here}/${isEnded(offer, today) ? 'aabn' : 'afslut'}`}>
						<Button look="secondary">
							{isEnded(offer, today) ? say('Åbn igen', 'Open again') : say('Afslut tilbuddet', 'End the offer')}
						</Button>
					</Form>
				) : null}
			</div>
			{props.mayChange && !isEnded(offer, today) ? (
				<p class="hj-quiet d-print-none">
					{say(
						'Et afsluttet tilbud kan ikke længere vælges i et notat. Notater, der fortæller om det, kan stadig læses.',
						'An ended offer can no longer be chosen in a note. Notes that tell of it can still be read.',
					)}
				</p>
			) : null}
			<h2>{say('Hvad der er sket', 'What has happened')}</h2>
			<Story {...props} />
			<p class="d-print-none">
				<To to="/lokale-tilbud">{say('Tilbage til listen', 'Back to the list')}</To>
			</p>
		</>
	)
}

const Story: FC<Props> = ({ story, nameOf }) => {
	const { say, language } = useAround()
	return (
		<ul>
			{story
				.map((version, nth) => ({ ...version, before: story[nth - 1]?.offer ?? null }))
				.toReversed()
				.map(({ offer, what, at, by, before }) => (
					<li>
						<strong>{localOfferChangeText(what)[language]}</strong> {writeMoment(at, language)} {say('af', 'by')}{' '}
						{nameOf(by)}
						{changedFields(before, offer).map((field) => (
							<>
								<br />
								{localOfferFieldText(field)[language]}:{' '}
								{(before === null ? '' : localOfferValue(before, field, language)) || say('(tomt)', '(empty)')} →{' '}
								{localOfferValue(offer, field, language) || say('(tomt)', '(empty)')}
							</>
						))}
					</li>
				))}
		</ul>
	)
}
