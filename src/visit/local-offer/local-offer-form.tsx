import type { FC } from 'hono/jsx'
import type { VisitId } from '#kernel/ids.ts'
import { Details, To } from '#platform/web/parts.tsx'
import { type Speech, spoken } from '../note/words-view.tsx'
import { type LocalOffer, localOfferKinds } from './local-offer.ts'
import { localOfferKindText, toldText } from './local-offer-words.ts'

type Props = Speech & {
	readonly visit: VisitId
	/** What a citizen may be told of now, and what this note tells of already. */
	readonly localOffers: readonly LocalOffer[]
	/** Ids chosen in this note. */
	readonly told: readonly string[]
}

/** The local offers that the citizen was told of: those chosen first, the others folded away by who is behind them. */
export const ToldOf: FC<Props> = (props) => {
	const { say, localOffers, told } = props
	const chosen = localOffers.filter(({ id }) => told.includes(id))
	const others = localOffers.filter(({ id }) => !told.includes(id))
	return (
		<fieldset class="hj-told">
			<legend class="form-label">{say('Lokale tilbud, du har fortalt om', 'Local offers you told of')}</legend>
			{chosen.map((offer) => (
				<Offer {...props} offer={offer} />
			))}
			{chosen.length === 0 ? null : (
				<p>
					<To to={`/besoeg/${props.visit}/tilbud`}>
						{say('Ark til borgeren med tilbuddene', 'Sheet with the offers, for the citizen')}
					</To>
				</p>
			)}
			{others.length === 0 ? (
				<p class="hj-quiet">
					{say('Der er ingen andre tilbud på listen nu.', 'There are no other offers in the directory now.')}
				</p>
			) : (
				<Details title={say(`Vælg blandt ${others.length} tilbud`, `Choose among ${others.length} offers`)}>
					<div class="form-group hj-script-only">
						<label class="form-label" for="told-words">
							{say('Find et tilbud', 'Find an offer')}
						</label>
						<input class="form-input" id="told-words" type="search" autocomplete="off" data-narrows="told-others" />
					</div>
					<div id="told-others">
						{localOfferKinds.map((kind) => {
							const some = others.filter((offer) => offer.kind === kind)
							return some.length === 0 ? null : (
								<details class="hj-told-kind" data-narrowed>
									<summary>
										{spoken(props, localOfferKindText(kind))} ({some.length})
									</summary>
									{some.map((offer) => (
										<Offer {...props} offer={offer} />
									))}
								</details>
							)
						})}
					</div>
				</Details>
			)}
		</fieldset>
	)
}

const Offer: FC<Props & { offer: LocalOffer }> = ({ offer, told }) => (
	<div class="form-group-checkbox" data-words={wordsOf(offer)}>
		<input
			type="checkbox"
			class="form-checkbox"
			id={`told-${offer.id}`}
			name="told"
			value={offer.id}
			checked={told.includes(offer.id)}
		/>
		<label class="form-label" for={`told-${offer.id}`}>
			{toldText(offer)}
		</label>
	</div>
)

/** What a search looks in. */
const wordsOf = ({ name, what, place, time, forWhom, focus }: LocalOffer): string =>
	[name, what, place, time, forWhom, focus].join(' ').toLocaleLowerCase('da')

/** What a signed note tells of, each as it was on that day. */
export const ToldView: FC<{ offers: readonly LocalOffer[] }> = ({ offers }) => (
	<ul class="nobullet-list">
		{offers.map((offer) => (
			<li>{toldText(offer)}</li>
		))}
	</ul>
)
