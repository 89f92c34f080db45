import { type Text, text } from '#kernel/language.ts'
import { type CapacityMonth, tooMany } from './capacity.ts'
import { leftOver } from './capacity-words.ts'

/** The columns of page and file alike. */
export const capacityColumns: readonly { readonly name: Text; readonly of: (month: CapacityMonth) => number }[] = [
	{ name: text('Tilbud', 'Offers'), of: ({ offers }) => offers },
	{ name: text('Besøg, som de forfalder', 'Visits as they fall due'), of: ({ due }) => due },
	{ name: text('Besøg, spredt', 'Visits, spread'), of: ({ spread }) => spread },
	{ name: text('Plads til besøg', 'Room for visits'), of: ({ room }) => room },
	{ name: text('Ledige timer', 'Free hours'), of: ({ hours }) => hours },
	{ name: text('For mange', 'Too many'), of: (month) => tooMany(month, month.due) },
	{ name: text('For mange, spredt', 'Too many, spread'), of: leftOver },
]
