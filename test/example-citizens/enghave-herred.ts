import { type Citizen, offered, visited } from './citizen.ts'

const seventyFive = { bornOn: '1941-08-15' }
const eighty = { bornOn: '1936-03-10' }
const ninety = { bornOn: '1926-05-05' }

export const enghaveHerred: readonly Citizen[] = [
	{ says: '74 for one day more', ...seventyFive, on: '2016-08-14', verdict: 'not_in_target_group' },
	{
		says: '75: a meeting or a visit, from birthday to birthday',
		...seventyFive,
		on: '2017-08-14',
		verdict: 'offer',
		grounds: [
			{
				criterion: 'age-75',
				from: '2016-08-15',
				until: '2017-08-14',
				form: 'either',
				contact: 'self_booking_letter',
				minutes: 120,
			},
		],
	},
	{ says: '76: too late', ...seventyFive, on: '2017-08-15', verdict: 'not_in_target_group' },
	{
		says: '75 and came to the meeting: served',
		...seventyFive,
		known: { history: [offered('2016-09-01', 'age-75'), { kind: 'event_attended', on: '2016-09-20' }] },
		on: '2016-10-01',
		verdict: 'not_now',
	},
	{
		says: '80: once between two birthdays, by letter',
		...eighty,
		on: '2016-05-01',
		verdict: 'offer',
		grounds: [
			{
				criterion: 'age-80-yearly',
				from: '2016-03-10',
				until: '2017-03-09',
				contact: 'fixed_time_letter',
				minutes: 60,
			},
		],
	},
	{
		says: 'offered at 80: nothing until the next birthday, new year or not',
		...eighty,
		known: { history: [offered('2016-04-01', 'age-80-yearly')] },
		on: '2017-03-09',
		verdict: 'not_now',
	},
	{
		says: 'the next birthday begins a new year',
		...eighty,
		known: { history: [offered('2016-04-01', 'age-80-yearly')] },
		on: '2017-03-10',
		verdict: 'offer',
		grounds: [{ criterion: 'age-80-yearly', from: '2017-03-10', until: '2018-03-09' }],
	},
	{
		says: '90: phoned, longer, and one visit more',
		...ninety,
		on: '2016-06-01',
		verdict: 'offer',
		grounds: [
			{ criterion: 'age-80-yearly', contact: 'phone', minutes: 90, until: '2017-05-04' },
			{ criterion: 'first-visit-90', contact: 'phone', minutes: 60, from: '2016-05-05', until: null },
		],
	},
	{
		says: 'the visit more has no end',
		...ninety,
		known: { history: [offered('2018-06-01', 'age-80-yearly')] },
		on: '2019-01-01',
		verdict: 'offer',
	},
	{
		says: 'a visit serves both',
		...ninety,
		known: { history: [offered('2018-06-01', 'age-80-yearly'), visited('2018-06-20')] },
		on: '2019-01-01',
		verdict: 'not_now',
	},
	{
		says: 'about six weeks after a loss: ten days to either side',
		bornOn: '1948-01-01',
		known: { events: [{ kind: 'spouse_died', on: '2018-05-01' }] },
		on: '2018-06-02',
		verdict: 'assess',
		grounds: [{ criterion: 'spouse-died', from: '2018-06-02', target: '2018-06-12', until: '2018-06-22' }],
	},
	{
		says: 'eleven days before six weeks: wait',
		bornOn: '1948-01-01',
		known: { events: [{ kind: 'spouse_died', on: '2018-05-01' }] },
		on: '2018-06-01',
		verdict: 'not_now',
	},
	{
		says: 'at 80 and older the need gives no ground of its own',
		bornOn: '1938-01-01',
		known: { events: [{ kind: 'spouse_died', on: '2018-05-01' }], history: [offered('2018-02-01', 'age-80-yearly')] },
		on: '2018-06-02',
		verdict: 'not_now',
		grounds: [{ criterion: 'age-80-yearly', servedOn: '2018-02-01' }],
	},
	{
		says: 'new in the municipality: on request',
		bornOn: '1950-01-01',
		known: { residentSince: '2018-02-01' },
		on: '2018-07-31',
		verdict: 'not_in_target_group',
		grounds: [{ criterion: 'newcomer', from: '2018-02-01', until: '2018-07-31' }],
	},
	{
		says: 'both kinds of help',
		...eighty,
		known: { help: { personal: true, practical: true } },
		on: '2016-05-01',
		verdict: 'excluded',
		exclusions: ['personal-and-practical-help'],
	},
]
