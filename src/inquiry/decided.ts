import type { VerdictWord } from '#eligibility/index.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import type { Citizen } from '#population/index.ts'
import { errorFor } from './event-form.ts'
import { type Refusal, refusalText } from './refusals.ts'

export type Errors = Readonly<Record<string, string>>
/** A page about one citizen, with what is to be mended in its form. */
export type Shown = (ask: Ask, citizen: Citizen, errors: Errors) => Promise<Answer>
/** The form of a deed: its page, and the fields that hold the reason, the day and the ground. */
export type Asked = {
	readonly again: Shown
	readonly because: string
	readonly on: string
	readonly criterion?: string | undefined
}

export const noSuchCitizen = (ask: Ask): Answer => ({
	missing: ask.say(
		'Borgeren findes ikke i registret. Søg borgeren frem igen.',
		'The citizen is not in the register. Search again.',
	),
})

/** Done, it is on to the assessment where one is needed, else to the card; refused, the form again with what was typed. */
export const answerTo = async (
	ask: Ask,
	citizen: Citizen,
	outcome: Outcome<VerdictWord | null, Refusal>,
	asked: Asked,
	done: string,
): Promise<Answer> => {
	if (outcome.ok)
		return outcome.value === 'assess'
			? {
					redirect: `/vurdering/${citizen.id}`,
					done: `${done} ${ask.say('Der er en grund, som skal vurderes.', 'There is a ground to assess.')}`,
				}
			: { redirect: `/borger/${citizen.id}`, done }
	if (outcome.why === 'not_a_health_professional')
		return { refused: refusalText(outcome.why)[ask.language], status: 403 }
	return asked.again(ask, citizen, errorFor(outcome.why, asked.because, asked.on, ask.language, asked.criterion))
}
