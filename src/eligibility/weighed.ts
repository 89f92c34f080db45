import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Standard } from '#standard/index.ts'
import { asOwed, type Debt, debtsLeftBy, debtsToWithdraw } from './debt.ts'
import { stanceOn } from './decide.ts'
import { type Facts, withParts } from './facts.ts'
import { digestOf, isOnRecord, type Recorded } from './record.ts'
import type { Stance } from './verdict.ts'

/** What stands on record, as far as it takes to see that nothing differs; `due` where an offer is, which may have to be owed. */
export type Mark = Pick<Recorded, 'digest' | 'beganOn'> & { readonly id: number; readonly due: Stance | null }

/** Some citizens as they are known, beside what stands on record about them. */
export type Known = {
	readonly facts: readonly (readonly [PersonId, Facts])[]
	readonly marks: ReadonlyMap<PersonId, Mark>
}

/** What differs from the record once everyone is weighed. */
export type Weighed = {
	readonly facts: ReadonlyMap<PersonId, Facts>
	readonly fresh: readonly { readonly person: PersonId; readonly stance: Stance; readonly digest: string }[]
	readonly owed: readonly (Debt & { readonly person: PersonId })[]
	readonly withdrawn: readonly { readonly person: PersonId; readonly criterion: string; readonly because: string }[]
}

/** Weighs citizens on a day. What fell due unserved becomes owed before it is weighed. */
export const weighedOn = (standards: readonly Standard[], known: Known, on: Day): Weighed => {
	const facts = new Map<PersonId, Facts>()
	const fresh: Weighed['fresh'][number][] = []
	const owed: Weighed['owed'][number][] = []
	const withdrawn: Weighed['withdrawn'][number][] = []
	for (const [person, before] of known.facts) {
		const mark = known.marks.get(person)
		const debts = mark?.due ? debtsLeftBy(standards, mark.due, before, on) : []
		for (const debt of debts) owed.push({ ...debt, person })
		for (const criterion of debtsToWithdraw(before, on)) withdrawn.push({ person, criterion, because: before.status })
		const weighed = debts.length === 0 ? before : withParts(before, [{ history: debts.map(asOwed) }])
		facts.set(person, weighed)
		const stance = stanceOn(standards, weighed, on)
		const digest = digestOf(stance)
		if (!isOnRecord(digest, on, mark)) fresh.push({ person, stance, digest })
	}
	return { facts, fresh, owed, withdrawn }
}
