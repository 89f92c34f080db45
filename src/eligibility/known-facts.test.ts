import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { factsFrom } from './known-facts.ts'

const line = {
	id: 'p' as PersonId,
	bornOn: day('1950-01-01'),
	sex: 'f',
	status: 'resident',
	residentSince: null,
	livesAlone: null,
	residence: 'own_home',
	help: { practical: false, personal: false, nursing: false },
	lastOfferOn: null,
	lastVisitOn: null,
} as const

test.each([
	['unmarried', true],
	['divorced', true],
	['widowed', true],
	['married', false],
	['registered_partner', false],
	[null, null],
] as const)('civil status %s: single %s', (civilStatus, single) =>
	expect(factsFrom({ ...line, civilStatus }, [], []).single).toBe(single),
)
