import { type Citizen, offered } from './citizen.ts'

const widowed = { events: [{ kind: 'spouse_died', on: '2022-01-10' }] }
const widow = { bornOn: '1950-01-01', known: widowed }
const after = (...history: object[]) => ({ bornOn: '1950-01-01', known: { ...widowed, history } })

export const vesterlund: readonly Citizen[] = [
	{ says: 'before the first of three', ...widow, on: '2022-02-13', verdict: 'not_now' },
	{
		says: 'about six weeks after: a week to either side',
		...widow,
		on: '2022-02-14',
		verdict: 'offer',
		grounds: [
			{
				criterion: 'widow-series',
				intervention: 'after-loss',
				from: '2022-02-14',
				target: '2022-02-21',
				until: '2022-02-28',
				minutes: 75,
			},
		],
	},
	{
		says: 'between the first and the second',
		...after(offered('2022-02-20', 'widow-series')),
		on: '2022-05-01',
		verdict: 'not_now',
	},
	{
		says: 'half a year after: two weeks to either side, also for who had the first',
		...after(offered('2022-02-20', 'widow-series')),
		on: '2022-06-28',
		verdict: 'offer',
		grounds: [{ criterion: 'widow-series', from: '2022-06-28', target: '2022-07-10', until: '2022-07-26' }],
	},
	{
		says: 'a year after: a month to either side',
		...after(offered('2022-02-20', 'widow-series'), offered('2022-07-01', 'widow-series')),
		on: '2023-02-10',
		verdict: 'offer',
		grounds: [{ criterion: 'widow-series', from: '2022-12-10', target: '2023-01-10', until: '2023-02-10' }],
	},
	{ says: 'the series is over', ...widow, on: '2023-02-11', verdict: 'not_in_target_group' },
	{
		says: 'the year of turning 84: self-booking letter',
		bornOn: '1937-04-04',
		on: '2021-02-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-82-yearly', contact: 'self_booking_letter', minutes: 60 }],
	},
	{
		says: 'the year of turning 85: a fixed time, also before the birthday',
		bornOn: '1937-04-04',
		on: '2022-02-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-82-yearly', contact: 'fixed_time_letter', from: '2022-01-01', until: '2022-12-31' }],
	},
	{
		says: 'the year of turning 86: self-booking again',
		bornOn: '1937-04-04',
		on: '2023-05-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-82-yearly', contact: 'self_booking_letter' }],
	},
	{
		says: 'the year of turning 90: a fixed time, and longer',
		bornOn: '1932-12-31',
		on: '2022-01-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-82-yearly', contact: 'fixed_time_letter', minutes: 75 }],
	},
	{
		says: 'the loss leads, the year follows',
		bornOn: '1938-01-01',
		known: widowed,
		on: '2022-02-20',
		verdict: 'offer',
		grounds: [{ criterion: 'widow-series' }, { criterion: 'age-82-yearly' }],
	},
	{
		says: 'both kinds of help leave out of the year, not of the series',
		bornOn: '1938-01-01',
		known: { ...widowed, help: { personal: true, practical: true } },
		on: '2022-02-20',
		verdict: 'offer',
		exclusions: ['both-kinds-of-help'],
	},
	{
		says: 'both kinds of help and no loss',
		bornOn: '1938-01-01',
		known: { help: { personal: true, practical: true } },
		on: '2022-02-20',
		verdict: 'excluded',
	},
	{
		says: '75 and 80 in one rule',
		bornOn: '1942-07-07',
		on: '2022-12-31',
		verdict: 'offer',
		grounds: [{ criterion: 'age-75-and-80', from: '2022-01-01', until: '2022-12-31' }],
	},
	{
		says: 'lonely at 71: somebody looks first',
		bornOn: '1951-01-01',
		known: { risks: [{ kind: 'lonely', on: '2022-03-01' }] },
		on: '2022-03-02',
		verdict: 'assess',
	},
]
