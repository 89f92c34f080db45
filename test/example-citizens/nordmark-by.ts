import { type Citizen, offered } from './citizen.ts'

const seventy = { bornOn: '1956-06-01' }
const seventySeven = { bornOn: '1949-02-01' }
const longTerm = { received: true, longTerm: true }

export const nordmarkBy: readonly Citizen[] = [
	{ says: 'turning 70, before the meetings begin', ...seventy, on: '2026-02-28', verdict: 'not_in_target_group' },
	{
		says: 'turning 70 and alone: a meeting from March, also before the birthday',
		...seventy,
		on: '2026-03-01',
		verdict: 'offer',
		grounds: [
			{
				criterion: 'age-70-alone',
				from: '2026-03-01',
				until: '2026-12-31',
				form: 'collective_event',
				contact: 'self_booking_letter',
				minutes: 120,
			},
		],
	},
	{
		says: 'came to the meeting: served',
		...seventy,
		known: { history: [offered('2026-03-05', 'age-70-alone'), { kind: 'event_attended', on: '2026-04-10' }] },
		on: '2026-05-01',
		verdict: 'not_now',
	},
	{
		says: 'declined the meeting: a visit instead',
		...seventy,
		known: {
			history: [
				{ ...offered('2026-03-05', 'age-70-alone'), form: 'collective_event' },
				{ kind: 'declined', on: '2026-03-12', form: 'collective_event' },
			],
		},
		on: '2026-03-20',
		verdict: 'offer',
		grounds: [{ criterion: 'age-70-alone', form: 'home_visit' }],
	},
	{
		says: '77: chooses between a meeting and a visit',
		...seventySeven,
		on: '2026-02-01',
		verdict: 'offer',
		grounds: [
			{
				criterion: 'age-77-or-78',
				from: '2026-02-01',
				until: '2027-01-31',
				form: 'citizen_chooses',
				minutes: 120,
			},
		],
	},
	{
		says: '77: coming to a meeting does not use up the offer',
		...seventySeven,
		known: { history: [{ kind: 'event_attended', on: '2026-03-01' }] },
		on: '2026-03-02',
		verdict: 'offer',
	},
	{
		says: '78: an hour and a half',
		...seventySeven,
		on: '2027-02-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-77-or-78', from: '2027-02-01', minutes: 90 }],
	},
	{
		says: 'help for a long time leaves out of the meetings',
		bornOn: '1951-06-01',
		known: { help: { personal: longTerm } },
		on: '2026-04-01',
		verdict: 'excluded',
		exclusions: ['long-term-help'],
	},
	{
		says: 'help for a short time does not',
		bornOn: '1951-06-01',
		known: { help: { personal: { received: true, longTerm: false } } },
		on: '2026-04-01',
		verdict: 'offer',
	},
	{
		says: 'and help for a long time does not leave out of the visits',
		bornOn: '1946-06-01',
		known: { help: { personal: longTerm } },
		on: '2026-04-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-80', form: 'home_visit', contact: 'fixed_time_letter' }],
	},
	{
		says: 'both kinds leave out of the visits',
		bornOn: '1946-06-01',
		known: { help: { personal: true, practical: true } },
		on: '2026-04-01',
		verdict: 'excluded',
		exclusions: ['both-kinds-of-help'],
	},
	{
		says: 'the year of turning 82 counts from 1 January',
		bornOn: '1944-12-24',
		on: '2026-01-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-82-yearly', from: '2026-01-01', until: '2026-12-31' }],
	},
	{
		says: 'in an asylum centre',
		bornOn: '1944-12-24',
		known: { residence: 'asylum_centre' },
		on: '2026-01-01',
		verdict: 'excluded',
		exclusions: ['not-at-home'],
	},
	{
		says: 'new at 84',
		bornOn: '1942-01-01',
		known: { residentSince: '2026-05-01' },
		on: '2026-05-02',
		verdict: 'offer',
		grounds: [{ criterion: 'age-82-yearly' }, { criterion: 'newcomer-80', from: '2026-05-01', until: '2026-07-31' }],
	},
	{
		says: 'one offer a calendar year: who was offered in February and moved back in May has had it',
		bornOn: '1942-01-01',
		known: { residentSince: '2026-05-01', history: [offered('2026-02-01', 'age-82-yearly')] },
		on: '2026-05-02',
		verdict: 'not_now',
	},
	{
		says: 'and the next year begins anew',
		bornOn: '1942-01-01',
		known: { residentSince: '2026-12-01', history: [offered('2026-02-01', 'age-82-yearly')] },
		on: '2027-01-01',
		verdict: 'offer',
		grounds: [{ criterion: 'age-82-yearly', from: '2027-01-01' }, { criterion: 'newcomer-80' }],
	},
]
