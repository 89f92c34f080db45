import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { hindranceTo, type OnFile } from './may-begin.ts'

const version = (validFrom: string, validTo: string | null = null): OnFile => ({
	validFrom: day(validFrom),
	validTo: validTo === null ? null : day(validTo),
})
const today = day('2026-03-09')
const ended = version('2019-07-01', '2025-06-30')
const open = version('2025-07-01')

describe('a new version', () => {
	test.each([
		['an open version gives way from tomorrow', version('2026-03-10'), [ended, open]],
		['an end is respected: it begins the day after', version('2026-07-01'), [version('2020-01-01', '2026-06-30')]],
		['between the one in force and one to come', version('2026-06-01'), [open, version('2027-01-01')]],
		['between, ending before the one to come', version('2026-06-01', '2026-12-31'), [open, version('2027-01-01')]],
		['where nothing governed, also backwards: nothing was decided', version('2025-07-01'), [ended]],
		['the first of all, backwards', version('2020-01-01'), []],
	])('%s: may begin', (_, draft, versions) => expect(hindranceTo(draft, versions, today)).toBeNull())

	test.each([
		['today: this morning was decided', version('2026-03-09'), [ended, open], 'changes_what_is_decided', '2025-07-01'],
		['in the middle of a version in force', version('2025-09-01'), [open], 'changes_what_is_decided', '2025-07-01'],
		[
			'on the first day of an earlier one',
			version('2019-07-01'),
			[ended, open],
			'changes_what_is_decided',
			'2019-07-01',
		],
		['before all others', version('2018-01-01'), [ended], 'changes_what_is_decided', '2019-07-01'],
		['on the day of one to come', version('2027-01-01'), [version('2027-01-01')], 'begins_the_same_day', '2027-01-01'],
		[
			'while an earlier one says it is in force',
			version('2026-06-30'),
			[version('2025-07-01', '2026-06-30')],
			'overlaps',
			'2025-07-01',
		],
		[
			'running into one to come',
			version('2026-06-01', '2027-01-01'),
			[open, version('2027-01-01')],
			'overlaps',
			'2027-01-01',
		],
	])('%s: may not', (_, draft, versions, why, validFrom) =>
		expect(hindranceTo(draft, versions, today)).toMatchObject({ why, version: { validFrom } }),
	)
})
