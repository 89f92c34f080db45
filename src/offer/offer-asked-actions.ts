import { type OfferId, readId } from '#kernel/ids.ts'
import type { Ask, Answer as Reply } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import type { Offer } from './offer.ts'
import { findOffer } from './store.ts'

/** The offer that a citizen's page is about; null when there is none, or it is somebody else's. */
export const offerAsked = async ({
	db,
	params,
}: Pick<Ask, 'db' | 'params'>): Promise<{ readonly offer: Offer; readonly citizen: Citizen } | null> => {
	const id = readId<OfferId>(params.offer)
	const offer = id === null ? null : await findOffer(db, id)
	const citizen = offer === null ? null : await findCitizen(db, offer.person)
	return offer === null || citizen === null || citizen.id !== params.person ? null : { offer, citizen }
}

export const noOffer = (ask: Ask): Reply => ({
	missing: ask.say(
		'Tilbuddet findes ikke. Gå til borgerens kort.',
		'There is no such offer. Go to the citizen’s card.',
	),
})
