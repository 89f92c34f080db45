import { type Text, text } from '#kernel/language.ts'

/** What is erased for good: everything about citizens, or the journals of citizens who live here. */
export type Erasing = 'citizens' | 'journals'

const nothingTicked: Readonly<Record<Erasing, Text>> = {
	citizens: text('Sæt kryds ved dem, der skal slettes.', 'Tick those to be erased.'),
	journals: text('Sæt kryds ved de journaler, der skal slettes.', 'Tick the journals to be erased.'),
}
const gone: Readonly<Record<Erasing, { readonly one: Text; readonly many: Text }>> = {
	citizens: {
		one: text('borger er slettet', 'citizen was erased'),
		many: text('borgere er slettet', 'citizens were erased'),
	},
	journals: {
		one: text('journal er slettet', 'journal was erased'),
		many: text('journaler er slettet', 'journals were erased'),
	},
}

/** What is wrong before anything is erased: nothing ticked, or another figure written than there are ticks. Null when it is right. */
export const countWrong = (erasing: Erasing, ticked: number, written: number | null): Text | null => {
	if (ticked === 0) return nothingTicked[erasing]
	if (written === ticked) return null
	return ticked === 1
		? text('Der er 1 kryds. Skriv det tal.', 'There is 1 tick. Write that figure.')
		: text(`Der er ${ticked} krydser. Skriv det tal.`, `There are ${ticked} ticks. Write that figure.`)
}

/** How many were erased of those ticked, and why the others were not. */
export const whatWasErased = (erasing: Erasing, ticked: number, erased: number): Text => {
	const { da, en } = gone[erasing][erased === 1 ? 'one' : 'many']
	const left = ticked - erased
	if (left === 0) return text(`${erased} ${da}.`, `${erased} ${en}.`)
	return text(
		`${erased} ${da}. ${left} blev ikke slettet: noget er skrevet siden, eller oplysningerne beholdes.`,
		`${erased} ${en}. ${left} not erased: something was written since, or the data are kept.`,
	)
}
