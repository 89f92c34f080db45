import type { OptOut } from './no-contact/opt-out.ts'
import type { Offer } from './offer.ts'

/** Why an offer, its letter and its time fell away: the citizen stood in the register twice, and the other's offer goes on. */
export const sameCitizen = 'same_citizen'

type Open = Pick<Offer, 'id' | 'madeOn' | 'proposedAt'>

/** Of two open offers to one citizen: what has reached them goes before what has not, and then what they heard last. */
export const offerThatStays = <One extends Open>(one: One, other: One): One => {
	if ((one.madeOn === null) !== (other.madeOn === null)) return one.madeOn === null ? other : one
	const [a, b] = [
		`${one.madeOn ?? ''} ${one.proposedAt} ${one.id}`,
		`${other.madeOn ?? ''} ${other.proposedAt} ${other.id}`,
	]
	return a > b ? one : other
}

type Wish = Pick<OptOut, 'id' | 'until' | 'recordedAt'>

/** Of two wishes not to be contacted the one that lasts longer stands. */
export const optOutThatStays = <One extends Wish>(one: One, other: One): One => {
	const [a, b] = [one, other].map(({ until, recordedAt, id }) => `${until ?? '9999'} ${recordedAt} ${id}`) as [
		string,
		string,
	]
	return a > b ? one : other
}
