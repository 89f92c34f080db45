import { type Text, text } from '#kernel/language.ts'
import { type CapacityMonth, isSpreadOtherwise, tooMany } from './capacity.ts'
import { leftOver } from './capacity-words.ts'

type Column = {
	readonly name: Text
	readonly of: (month: CapacityMonth) => number
	/** It says nothing where spreading moves no visit. */
	readonly isOfSpreading?: true
}

/** The columns of page and file alike: offers, then visits expected, what there is room for, and what there is not. */
export const capacityColumns: readonly Column[] = [
	{ name: text('Breve', 'Letters'), of: ({ offers }) => offers },
	{ name: text('Besøg', 'Visits'), of: ({ due }) => due },
	{ name: text('Besøg efter spredning', 'Visits after spreading'), of: ({ spread }) => spread, isOfSpreading: true },
	{ name: text('Plads til', 'Room for'), of: ({ room }) => room },
	{ name: text('Ledige timer', 'Free hours'), of: ({ hours }) => hours },
	{ name: text('For mange', 'Too many'), of: (month) => tooMany(month, month.due) },
	{ name: text('For mange efter spredning', 'Too many after spreading'), of: leftOver, isOfSpreading: true },
]

/** The columns that say something about these months; the file has them all. */
export const columnsFor = (months: readonly CapacityMonth[]): readonly Column[] =>
	isSpreadOtherwise(months) ? capacityColumns : capacityColumns.filter(({ isOfSpreading }) => !isOfSpreading)
