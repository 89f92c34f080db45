import { dayOf } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { batchWith, conflicts, lettersLost, lettersWaiting, listBatches } from '#offer/actions.ts'
import {
	criteriaOf,
	downSince,
	stateOfBatch,
	wordsForAnswer,
	wordsForCallReason,
	wordsForLine,
	wordsForNotArrived,
	wordsForPurpose,
} from '#offer/index.ts'
import type { WorklistKey } from './worklist.ts'
import type { ListMaker } from './worklist-shared-actions.ts'

const standingAs =
	(kind: 'offer_missing' | 'offer_overdue'): ListMaker =>
	async (_, __, { names, due }) => {
		const named = await names()
		return (await due())
			.filter(({ standing: { kind: stands } }) => stands === kind)
			.map(({ citizen, standing: { since, criteria } }) => ({
				person: citizen.id,
				on: since,
				what: named(criteria),
				to: `/borger/${citizen.id}`,
			}))
	}

/** Offers to make, letters that do not get through, and answers to see to. */
export const offerLists = {
	godkendelse: async (db, _, { names }) => {
		const named = await names()
		const waiting = (await listBatches(db)).find((batch) => stateOfBatch(batch) === 'waits')
		const found = waiting ? await batchWith(db, waiting.id) : null
		return (found?.offers ?? [])
			.filter(({ endedAt }) => endedAt === null)
			.map((offer) => ({
				person: offer.person,
				on: offer.due.on,
				what: named(criteriaOf(offer)),
				to: `/tilbud/${offer.batch}`,
			}))
	},
	'tilbud-mangler': standingAs('offer_missing'),
	forsinket: standingAs('offer_overdue'),
	'breve-venter': async (db) => {
		const waiting = await lettersWaiting(db)
		const down = downSince(waiting)
		return waiting.map((one) => ({
			person: one.person,
			on: dayOf(one.failingSince ?? one.since),
			what: wordsForLine(one, down),
			to: '/tilbud/venter',
		}))
	},
	'breve-retur': async (db) =>
		(await lettersLost(db)).map(({ letter, toldAt, because }) => {
			const [what, why] = [wordsForPurpose[letter.purpose], wordsForNotArrived(because)]
			return {
				person: letter.person,
				on: dayOf(toldAt),
				what: text(`${what.da}: ${why.da.toLowerCase()}`, `${what.en}: ${why.en.toLowerCase()}`),
				to: '/tilbud/ikke-afleveret',
			}
		}),
	modstridende: async (db, _, { stood: standings }) => {
		const found = await conflicts(db)
		const stood = await standings(found.map(({ offer }) => offer.person))
		return found.flatMap(({ offer: { id, person }, answers }) => {
			const what = text(
				answers.map(({ kind }) => wordsForAnswer[kind].da).join(' · '),
				answers.map(({ kind }) => wordsForAnswer[kind].en).join(' · '),
			)
			return stood.get(person)?.standing.kind === 'contradiction'
				? [{ person, on: answers.at(-1)?.on ?? null, what, to: `/borger/${person}/modstrid/${id}` }]
				: []
		})
	},
	'ring-op': async (_, __, { calls }) =>
		(await calls()).map(({ person, reason }) => ({
			person,
			on: reason.kind === 'ground' ? reason.due.on : reason.kind === 'silent' ? reason.lastOn : reason.on,
			what: wordsForCallReason(reason),
			to: `/ringeliste?borger=${person}`,
		})),
} satisfies Partial<Record<WorklistKey, ListMaker>>
