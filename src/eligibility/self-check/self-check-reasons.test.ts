import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import { checkYourself, type SelfAnswers } from './self-check.ts'
import { reasonsFor } from './self-check-reasons.ts'

const standard = standardInFile('municipalities/soroe/standard/2025-07-01.yaml')
const answers: SelfAnswers = {
	bornIn: 1956,
	bornInMonth: 1,
	livesAlone: false,
	movedHere: false,
	inCareHome: false,
	help: { practical: true, personal: true, nursing: false },
	happened: ['lonely'],
}
const told = (given: SelfAnswers): string[] =>
	checkYourself([standard], standard, given, day('2026-03-09')).flatMap(({ verdict }) =>
		reasonsFor(standard, given, verdict).map(({ held, words }) => `${held ? '+' : '-'} ${words.da}`),
	)

test('the reasons tell of the answers alone: no day that nobody named, nothing about what was not ticked', () => {
	expect(told(answers)).toEqual([
		'- Fylder 70 år og bor alene: du bor ikke alene.',
		'- Fylder 75 år: din alder passer ikke i dag.',
		'- Fylder 80 år: din alder passer ikke i dag.',
		'- Fyldt 82 år – hvert år: din alder passer ikke i dag.',
		'- Flyttet til kommunen som 75-årig eller ældre: du er ikke lige flyttet hertil.',
		'+ Er meget alene og oplever ensomhed: det passer med dine svar.',
		'+ Får både praktisk og personlig hjælp: så tilbyder vi ikke et besøg af os selv.',
	])
	for (const words of told({ ...answers, happened: [] })) expect(words).not.toMatch(/\d{4}|alkohol/)
})
