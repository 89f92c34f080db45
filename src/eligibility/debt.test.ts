import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import type { Standard } from '#standard/index.ts'
import { debtsLeftBy } from './debt.ts'
import { stanceOn } from './decide.ts'
import type { Facts, HistoryEntry } from './facts.ts'

const seed = standardInFile('municipalities/soenderborg/standard/2021-02-02.yaml')
const invited: Standard = {
	...seed,
	criteria: seed.criteria.map((criterion) => ({
		...criterion,
		form: 'collective_event' as const,
		collective: { attendingServes: true, declined: 'home_visit' as const },
	})),
}
const of80: Facts = {
	id: 'p',
	bornOn: day('1942-08-01'),
	sex: null,
	status: 'resident',
	residentSince: null,
	livesAlone: null,
	residence: 'own_home',
	help: { practical: false, personal: false, nursing: false },
	preventiveCase: false,
	events: [],
	risks: [],
	history: [],
	exceptions: [],
}
const on = day('2022-12-20')
const offered: HistoryEntry = { kind: 'offer', on, criterion: 'age-80', form: 'collective_event' }
const declined: HistoryEntry = { kind: 'declined', on: day('2022-12-24'), form: 'collective_event' }
const attended: HistoryEntry = { kind: 'event_attended', on }

test.each<readonly [string, Standard, readonly HistoryEntry[], Partial<Facts>, readonly string[]]>([
	['an offer not made in its window is owed from the day after', seed, [], {}, ['age-80 2023-01-01']],
	['not when it was made', seed, [offered], {}, []],
	['not when a visit was held', seed, [{ kind: 'visit', on }], {}, []],
	['not to who has died', seed, [], { status: 'dead' }, []],
	['an event that was declined leaves the visit owed', invited, [offered, declined], {}, ['age-80 2023-01-01']],
	['an event that was attended leaves nothing owed', invited, [attended], {}, []],
	['an event attended where none is offered serves nothing', seed, [attended], {}, ['age-80 2023-01-01']],
])('%s', (_, standard, history, since, owed) => {
	const stance = stanceOn(standard, of80, day('2022-12-19'))
	const debts = debtsLeftBy([standard], stance, { ...of80, ...since, history }, day('2023-01-05'))
	expect(debts.map(({ criterion, owedOn }) => `${criterion} ${owedOn}`)).toEqual(owed)
})
