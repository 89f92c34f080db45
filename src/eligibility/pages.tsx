import { type Day, yearOf } from '#kernel/day.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { listStandards } from '#standard/actions.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import { asksAboutLivingAlone, checkYourself, type SelfAnswers } from './self-check/self-check.ts'
import { nothingTyped, SelfCheckPage, type SelfErrors, type Typed } from './self-check/self-check-page.tsx'
import { reasonsFor } from './self-check/self-check-reasons.ts'

const path = '/er-jeg-i-maalgruppen'

const oldest = 120

const typedIn = ({ form }: Ask): Typed => ({
	born: form.text('born'),
	month: form.text('month'),
	alone: form.text('alone'),
	moved: form.text('moved'),
	help: form.all('help'),
	happened: [...form.all('happened'), ...form.all('risk')],
})

/** The answers, or null when no year of birth can be read from them. */
const answersOf = ({ born, month, alone, moved, help, happened }: Typed, today: Day): SelfAnswers | null => {
	const bornIn = Number(born)
	const thisYear = yearOf(today)
	if (!/^\d{4}$/.test(born) || bornIn > thisYear || bornIn < thisYear - oldest) return null
	return {
		bornIn,
		bornInMonth: /^([1-9]|1[0-2])$/.test(month) ? Number(month) : null,
		livesAlone: alone === '' ? null : alone === 'yes',
		movedHere: moved === 'yes',
		inCareHome: help.includes('care_home'),
		help: {
			practical: help.includes('practical'),
			personal: help.includes('personal'),
			nursing: help.includes('nursing'),
		},
		happened,
	}
}

type InForce = { readonly standards: readonly Standard[]; readonly standard: Standard }

const shown = (
	ask: Ask,
	{ standards, standard }: InForce,
	typed: Typed,
	answers: SelfAnswers | null,
	errors: SelfErrors,
): Answer => ({
	page: (
		<SelfCheckPage
			standard={standard}
			answers={
				answers === null
					? []
					: checkYourself(standards, standard, answers, ask.today).map(
							(answer) => [answer, reasonsFor(standard, answers, answer.verdict)] as const,
						)
			}
			typed={typed}
			errors={errors}
			phones={ask.municipality.contact.phones}
			language={ask.language}
		/>
	),
	title: ask.say('Er jeg i målgruppen?', 'Am I in the target group?'),
	status: Object.keys(errors).length === 0 ? 200 : 422,
})

const inForce = async (ask: Ask, show: (known: InForce) => Answer): Promise<Answer> => {
	const standards = await listStandards(ask.db)
	const standard = standardOn(standards, ask.today)
	return standard === null
		? {
				missing: ask.say(
					'Der gælder ingen standard i dag. Ring til os, hvis du vil vide mere.',
					'No standard is in force today. Call us if you want to know more.',
				),
			}
		: show({ standards, standard })
}

const open = (ask: Ask): Promise<Answer> => inForce(ask, (known) => shown(ask, known, nothingTyped, null, {}))

const answer = (ask: Ask): Promise<Answer> =>
	inForce(ask, (known) => {
		const typed = typedIn(ask)
		const answers = answersOf(typed, ask.today)
		const errors: SelfErrors = {
			...(answers === null
				? {
						born: ask.say(
							'Skriv det år, du er født, med fire tal, for eksempel 1951.',
							'Write the year you were born with four digits, for example 1951.',
						),
					}
				: {}),
			...(typed.alone === '' && asksAboutLivingAlone(known.standard)
				? { 'alone-0': ask.say('Svar ja eller nej til, om du bor alene.', 'Answer yes or no to living alone.') }
				: {}),
		}
		return shown(ask, known, typed, Object.keys(errors).length === 0 ? answers : null, errors)
	})

/** A web form that answers with the rules' own reasons and keeps nothing: the answers travel in the body, not in the address. */
export const eligibilityPages = (): Route[] => [
	{ method: 'get', path, for: 'anyone', shows: '', handle: open },
	{ method: 'post', path, for: 'anyone', shows: '', handle: answer },
]
