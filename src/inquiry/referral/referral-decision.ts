import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { type Citizen, type NewCitizen, readStreetLine, readTownLine } from '#population/index.ts'
import { readBorn } from './born.ts'
import type { Needs, Said } from './referral.ts'

/** *Inger Marie Hansen* taken apart: the last word is the surname. */
export const readName = (written: string): Pick<NewCitizen, 'givenNames' | 'surname'> => {
	const words = written.split(' ').filter(Boolean)
	return words.length < 2
		? { givenNames: words[0] ?? '', surname: '' }
		: { givenNames: words.slice(0, -1).join(' '), surname: words.at(-1) ?? '' }
}

/** What was said, as the register can be asked about it. */
export const asSomebody = (said: Said, today: Day) => ({
	...readName(said.name),
	cpr: said.cpr,
	bornOn: readBorn(said.cpr ?? said.born, today).on,
	street: said.street,
	postalCode: readTownLine(said.town).postalCode,
	phone: said.phone,
})

type Candidate = {
	readonly citizen: Pick<Citizen, 'id' | 'status' | 'protected'>
	readonly certain: boolean
}

/** Whether a concern about somebody born that day falls within the standard; null where none is in force. */
export type Target = (bornOn: Day) => boolean | null

export type Decision =
	| { readonly does: 'record'; readonly person: PersonId }
	| { readonly does: 'create'; readonly who: NewCitizen }
	| { readonly does: 'ask'; readonly needs: Needs; readonly person: PersonId | null }

/** Why nothing may be recorded about a citizen without a person; null when it may. */
const standsInTheWay = ({ status, protected: isProtected }: Candidate['citizen']): Needs | null => {
	if (status === 'dead' || status === 'disappeared') return status
	if (status !== 'resident') return 'lives_elsewhere'
	return isProtected ? 'protected' : null
}

const unknown = (said: Said, today: Day, target: Target, isOurs: boolean): Decision => {
	const ask = (needs: Needs): Decision => ({ does: 'ask', needs, person: null })
	const born = readBorn(said.cpr ?? said.born, today)
	const within = born.about === null ? true : target(born.about)
	if (within === null) return ask('no_standard')
	if (!within) return ask('outside_target_group')
	if (!isOurs) return ask('lives_elsewhere')
	const name = readName(said.name)
	const address = { ...readStreetLine(said.street), ...readTownLine(said.town) }
	const isEnough = name.surname !== '' && address.houseNumber !== null && address.postalCode !== null
	if (born.on === null || said.sex === null || !isEnough) return ask('too_little_said')
	return {
		does: 'create',
		who: { ...name, ...address, bornOn: born.on, sex: said.sex, phone: said.phone || null, source: 'referral' },
	}
}

/** What follows from a referral: a notice about a known citizen, a citizen taken in, or a person who answers. `isOurs`: the postal code is one of the register's. */
export const decideReferral = (
	said: Said,
	candidates: readonly Candidate[],
	asked: { readonly today: Day; readonly target: Target; readonly isOurs: boolean },
): Decision => {
	const sure = candidates.filter(({ certain }) => certain).map(({ citizen }) => citizen)
	const [one] = sure
	if (one !== undefined && sure.length === 1) {
		const needs = standsInTheWay(one)
		return needs === null ? { does: 'record', person: one.id } : { does: 'ask', needs, person: one.id }
	}
	if (candidates.length > 0) return { does: 'ask', needs: 'several_possible', person: null }
	return unknown(said, asked.today, asked.target, asked.isOurs)
}
