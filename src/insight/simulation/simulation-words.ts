import { type Text, text } from '#kernel/language.ts'
import type { Contact, Initiative } from '#standard/index.ts'
import type { Group } from './simulated.ts'

export const groupName: Readonly<Record<Group | 'all', Text>> = {
	under_65: text('Under 65 år', 'Under 65'),
	'65_69': text('65–69 år', '65–69'),
	'70_74': text('70–74 år', '70–74'),
	'75_79': text('75–79 år', '75–79'),
	'80_84': text('80–84 år', '80–84'),
	'85_89': text('85–89 år', '85–89'),
	'90_over': text('90 år og derover', '90 and over'),
	women: text('Kvinder', 'Women'),
	men: text('Mænd', 'Men'),
	alone: text('Bor alene', 'Live alone'),
	with_others: text('Bor med andre', 'Live with others'),
	all: text('I alt', 'In all'),
}

export const contactName: Readonly<Record<Contact, Text>> = {
	fixed_time_letter: text('Brev med fast tid', 'Letter with a fixed time'),
	self_booking_letter: text('Brev uden fast tid', 'Letter without a time'),
	phone: text('Opringning', 'Phone call'),
}

export const initiativeName: Readonly<Record<Initiative, Text>> = {
	automatic: text('Automatisk', 'Automatic'),
	after_assessment: text('Efter faglig vurdering', 'After assessment'),
	on_request: text('Kun efter ønske', 'On request only'),
	priority: text('Kun rækkefølge', 'Order only'),
}
