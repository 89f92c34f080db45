import { expect, test } from 'vitest'
import { mayHoldCpr } from './may-hold-cpr.ts'

test.each([
	...[
		'6610350002',
		'661035-0002',
		'661035 - 0002',
		'661035\u20130002',
		'661035\u20140002',
		'661035\u22120002',
		'661035\u20110002',
	],
	...[
		'66 10 35-0002',
		'66.10.35.0002',
		'661035/0002',
		'66 10 35 00 02',
		'661035\u00a00002',
		'ørum 661035-0002 4180 Sorø',
	],
	...['+45 661035-0002', '12345678 661035-0002'],
])('“%s” may hold a CPR number', (typed) => {
	expect(mayHoldCpr(typed)).toBe(true)
})

test.each([
	'',
	'Anne-Marie Ørum',
	'12.3.1940',
	'12 34 56 78',
	'+45 12 34 56 78',
	'Storgade 4, 4180 Sorø',
	'661035-000',
	'661035 x 0002',
])('“%s” holds none', (typed) => {
	expect(mayHoldCpr(typed)).toBe(false)
})
