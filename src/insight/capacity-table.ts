import { type Text, text } from '#kernel/language.ts'
import { type CapacityMonth, tooMany } from './capacity.ts'
import { leftOver } from './capacity-words.ts'

/** The columns of page and file alike: offers, then visits expected, what there is room for, and what there is not. */
export const capacityColumns: readonly { readonly name: Text; readonly of: (month: CapacityMonth) => number }[] = [
	{ name: text('Tilbud', 'Offers'), of: ({ offers }) => offers },
	{ name: text('Forfalder', 'Fall due'), of: ({ due }) => due },
	{ name: text('Spredt', 'Spread'), of: ({ spread }) => spread },
	{ name: text('Plads', 'Room'), of: ({ room }) => room },
	{ name: text('Ledige timer', 'Free hours'), of: ({ hours }) => hours },
	{ name: text('For mange', 'Too many'), of: (month) => tooMany(month, month.due) },
	{ name: text('Efter spredning', 'After spreading'), of: leftOver },
]
