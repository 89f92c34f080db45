import { expect, test } from 'vitest'
import type { Facts } from '#eligibility/index.ts'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import type { Standard } from '#standard/index.ts'
import { hindranceOf, isOpenToDecide, type RiskChoice, riskChoices } from './special-risk.ts'

const soroe = standardInFile('municipalities/soroe/standard/2025-07-01.yaml')
const soenderborg = standardInFile('municipalities/soenderborg/standard/2025-07-01.yaml')
const havrum = standardInFile('examples/havrum/standard/2026-01-01.yaml')
const today = day('2026-03-09')

const facts = (deviation: Partial<Facts> = {}): Facts => ({
	id: 'p',
	bornOn: day('1955-06-01'),
	sex: 'f',
	status: 'resident',
	residentSince: day('2000-01-01'),
	livesAlone: true,
	single: true,
	residence: 'own_home',
	help: { practical: false, personal: false, nursing: false },
	preventiveCase: false,
	events: [],
	risks: [],
	history: [],
	exceptions: [],
	...deviation,
})
const codesOf = (standard: Standard) => riskChoices(standard).map(({ criterion }) => criterion.code)
const choice = (standard: Standard, code: string): RiskChoice => {
	const found = riskChoices(standard).find(({ criterion }) => criterion.code === code)
	if (found === undefined) throw new Error(code)
	return found
}

test('every criterion of special risk is a choice in the standard’s own words, and no rule of age is', () => {
	expect(riskChoices(soroe)).toHaveLength(18)
	expect(choice(soroe, 'lonely').name.da).toBe('Er meget alene og oplever ensomhed')
	expect(riskChoices(soroe).every(({ isExample }) => isExample)).toBe(true)
	expect(codesOf(soenderborg).sort()).toEqual(['concern', 'readmission-risk'])
	expect(choice(soenderborg, 'concern').isExample).toBe(false)
	expect(riskChoices(null)).toEqual([])
})

test('what an event must be is known by choosing it; where only words would tell, it is recorded as an event', () => {
	expect(choice(soroe, 'discharged-no-contact').details).toEqual({ knownToMunicipality: false })
	expect(codesOf(havrum)).not.toContain('lost-friend-or-sibling')
	expect(codesOf(havrum)).toContain('money-worries')
	expect(codesOf(havrum)).not.toContain('partner-with-dementia')
})

test('what hinders a choice is what the rule itself says', () => {
	expect(hindranceOf([soroe], facts(), choice(soroe, 'lonely'), today)).toBeNull()
	expect(hindranceOf([soroe], facts({ bornOn: day('1940-06-01') }), choice(soroe, 'lonely'), today)?.da).toMatch(
		/65–81/,
	)
	expect(hindranceOf([soenderborg], facts(), choice(soenderborg, 'readmission-risk'), today)).not.toBeNull()
	const known = facts({ preventiveCase: true })
	expect(hindranceOf([soenderborg], known, choice(soenderborg, 'readmission-risk'), today)).toBeNull()
	expect(hindranceOf([havrum], facts({ livesAlone: false }), choice(havrum, 'lost-partner'), today)).toBeNull()
})

test('a ground is open to decide upon also when it was decided upon, but not when it is closed or served', () => {
	const risks = [{ kind: 'lonely', on: day('2026-02-01') }]
	const decided = { kind: 'assessed' as const, on: today, criterion: 'lonely', outcome: 'no' as const }
	const isOpen = (known: Partial<Facts>, on = today) => isOpenToDecide([soroe], facts(known), 'lonely', on)
	expect(isOpen({ risks })).toBe(true)
	expect(isOpen({ risks, history: [decided] })).toBe(true)
	expect(isOpen({})).toBe(false)
	expect(isOpen({ risks }, day('2027-02-01'))).toBe(false)
	expect(isOpen({ risks, history: [{ kind: 'visit', on: day('2026-02-20') }] })).toBe(false)
	expect(isOpenToDecide([soroe], facts({ bornOn: day('1951-03-01') }), 'age-75', today)).toBe(false)
})
