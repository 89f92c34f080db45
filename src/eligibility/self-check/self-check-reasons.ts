import { type Text, text } from '#kernel/language.ts'
import type { Criterion, Standard } from '#standard/index.ts'
import type { Verdict } from '../verdict.ts'
import type { SelfAnswers } from './self-check.ts'

export type SelfReason = { readonly held: boolean; readonly words: Text }

const joined = (name: Text, because: Text): Text => text(`${name.da}: ${because.da}`, `${name.en}: ${because.en}`)

const notBecause = ({ needs, opens }: Criterion, { livesAlone, movedHere }: SelfAnswers): Text => {
	if (needs.livesAlone !== null && needs.livesAlone !== livesAlone)
		return needs.livesAlone
			? text('du bor ikke alene.', 'you do not live alone.')
			: text('du bor alene.', 'you live alone.')
	return opens.by === 'newcomer' && !movedHere
		? text('du er ikke lige flyttet hertil.', 'you have not just moved here.')
		: text('din alder passer ikke i dag.', 'your age does not fit today.')
}

/**
 * Why the answer is as it is, told from what was answered alone: no day that nobody named, and nothing about
 * what was not ticked.
 */
export const reasonsFor = (standard: Standard, answers: SelfAnswers, { why }: Verdict): readonly SelfReason[] =>
	why.flatMap(({ criterion, exclusion, held }): SelfReason[] => {
		const rule = standard.criteria.find(({ code }) => code === criterion)
		if (rule !== undefined) {
			const isAsked = rule.opens.by !== 'event' && rule.opens.by !== 'risk'
			if (!isAsked && !answers.happened.includes(rule.code)) return []
			const because = held ? text('det passer med dine svar.', 'it fits your answers.') : notBecause(rule, answers)
			return [{ held, words: joined(rule.name, because) }]
		}
		const left = standard.exclusions.find(({ code }) => code === exclusion)
		if (left === undefined || !held) return []
		const because = text('så tilbyder vi ikke et besøg af os selv.', 'then we do not offer a visit of our own accord.')
		return [{ held, words: joined(left.name, because) }]
	})
