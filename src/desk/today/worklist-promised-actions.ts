import { dueOn, handOversNotOver } from '#followup/actions.ts'
import { handOverRows, handOverStandsText, noteStruckText } from '#followup/index.ts'
import { dayOf } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { agreementKindText, partnerText } from '#visit/index.ts'
import { stateOf, stateText } from '../record/record-request.ts'
import { selectWaiting } from '../record/record-request-store.ts'
import type { WorklistKey } from './worklist.ts'
import type { ListMaker } from './worklist-shared-actions.ts'
/** What the citizen was promised. */
export const promisedLists = {
	opfoelgning: async (db, { today, of }) =>
		(await dueOn(db, today))
			.filter(({ owner }) => of === null || owner === of)
			.map(({ id, person, dueOn: on, kind, what, noteStruck }) => {
				const { da, en } = agreementKindText(kind)
				const [from, fromEn] = noteStruck === null ? ['', ''] : [`${noteStruckText.da}. `, `${noteStruckText.en}. `]
				return {
					...{ person, on, dueOn: on, to: `/opfoelgning/${id}` },
					what: text(`${from}${da}: ${what}`, `${fromEn}${en}: ${what}`),
				}
			}),
	overleveringer: async (db, { today, of, municipality }) => {
		const { answerDays } = municipality.followUp
		return handOverRows(await handOversNotOver(db), today, answerDays).flatMap(({ of: one, standing, due }) => {
			const isOurs = one.noteStruck !== null || (standing !== 'sent' && standing !== 'received')
			if (!isOurs || (of !== null && one.madeBy !== of)) return []
			const [stands, to] = [handOverStandsText(one, standing), partnerText(one.to)]
			const what = text(`${to.da}: ${stands.da}`, `${to.en}: ${stands.en}`)
			const dueOn = standing === 'withdrawn' || standing === 'groundless' ? null : due
			return [{ person: one.person, on: dayOf(one.madeAt), dueOn, what, to: `/overleveringer/${one.id}` }]
		})
	},
	aktindsigt: async (db) =>
		(await selectWaiting(db)).map((request) => ({
			person: request.person,
			on: request.askedOn,
			dueOn: request.dueOn,
			what: stateText[stateOf(request)],
			to: `/aktindsigt/${request.id}`,
		})),
} satisfies Partial<Record<WorklistKey, ListMaker>>
