import { type Citizen, offered } from './citizen.ts'

const seventy = { bornOn: '1949-09-10' }
const eighty = { bornOn: '1942-09-01' }

export const storager: readonly Citizen[] = [
	{
		says: 'the day before the first version nobody knows',
		...seventy,
		on: '2019-06-30',
		verdict: 'no_standard_in_force',
	},
	{
		says: '70 and alone: from the birthday to the day before the next, by self-booking letter',
		...seventy,
		on: '2020-03-12',
		verdict: 'offer',
		grounds: [
			{
				criterion: 'age-70-alone',
				from: '2019-09-10',
				until: '2020-09-09',
				contact: 'self_booking_letter',
				form: 'home_visit',
				minutes: 60,
			},
		],
	},
	{
		says: 'the same in the spring without visits: by phone',
		...seventy,
		on: '2020-03-13',
		verdict: 'offer',
		grounds: [{ criterion: 'age-70-alone', contact: 'phone', form: 'phone_visit' }],
	},
	{
		says: 'still by phone on its last day',
		...seventy,
		on: '2020-06-30',
		verdict: 'offer',
		grounds: [{ criterion: 'age-70-alone', contact: 'phone', form: 'phone_visit' }],
	},
	{
		says: 'and at home again the day after',
		...seventy,
		on: '2020-07-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-70-alone', contact: 'self_booking_letter', form: 'home_visit' }],
	},
	{
		says: '70 and not alone',
		...seventy,
		known: { livesAlone: false },
		on: '2020-03-12',
		verdict: 'not_in_target_group',
		grounds: [],
	},
	{
		says: 'a programme not yet begun',
		bornOn: '1943-03-03',
		on: '2021-03-31',
		verdict: 'not_in_target_group',
	},
	{
		says: 'the programme’s first day',
		bornOn: '1943-03-03',
		on: '2021-04-01',
		verdict: 'offer',
		grounds: [
			{
				criterion: 'new-company-2021',
				intervention: 'new-company',
				from: '2021-04-01',
				until: '2021-12-31',
				minutes: 90,
			},
		],
	},
	{
		says: 'a programme that has ended',
		bornOn: '1943-03-03',
		on: '2022-01-01',
		verdict: 'not_in_target_group',
	},
	{
		says: '80 under the first version: from the birthday to the end of the year',
		...eighty,
		on: '2022-12-31',
		verdict: 'offer',
		grounds: [{ criterion: 'age-80-yearly', from: '2022-09-01', until: '2022-12-31' }],
	},
	{
		says: 'earned under the first version, not offered: still is, and at 80 there is no visit on request',
		...eighty,
		on: '2023-02-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-80-yearly', from: '2022-09-01' }],
	},
	{
		says: 'earned and offered: over',
		...eighty,
		known: { history: [offered('2022-10-10', 'age-80-yearly')] },
		on: '2023-02-01',
		verdict: 'not_in_target_group',
	},
	{
		says: 'earned and offered, and now 81: on request',
		...eighty,
		known: { history: [offered('2022-10-10', 'age-80-yearly')] },
		on: '2023-09-01',
		verdict: 'not_in_target_group',
		grounds: [{ criterion: 'own-wish-between', initiative: 'on_request', contact: 'phone' }],
	},
	{
		says: 'what was earned late is given late, and once',
		...eighty,
		known: { history: [offered('2023-03-01', 'age-80-yearly')] },
		on: '2023-04-01',
		verdict: 'not_in_target_group',
	},
	{
		says: 'yearly begins on the 82nd birthday',
		bornOn: '1941-06-01',
		known: { history: [offered('2022-03-01', 'age-80-yearly')] },
		on: '2023-06-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-82-yearly', from: '2023-06-01', until: '2023-12-31' }],
	},
	{
		says: 'both kinds of help leave out',
		bornOn: '1950-02-02',
		known: { help: { personal: true, practical: true } },
		on: '2025-08-01',
		verdict: 'excluded',
		exclusions: ['practical-and-personal-help'],
	},
	{
		says: 'unless an exception is made',
		bornOn: '1950-02-02',
		known: {
			help: { personal: true, practical: true },
			exceptions: [{ exclusion: 'practical-and-personal-help', on: '2025-07-20' }],
		},
		on: '2025-08-01',
		verdict: 'offer',
	},
]
