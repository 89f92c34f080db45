import { expect, test } from 'vitest'
import { countWrong, whatWasErased } from './erasing-words.ts'

test.each([
	['citizens', 0, 0, 'Sæt kryds ved dem, der skal slettes.'],
	['journals', 0, 3, 'Sæt kryds ved de journaler, der skal slettes.'],
	['citizens', 1, 2, 'Der er 1 kryds. Skriv det tal.'],
	['journals', 3, 2, 'Der er 3 krydser. Skriv det tal.'],
	['citizens', 3, null, 'Der er 3 krydser. Skriv det tal.'],
	['journals', 3, 3, undefined],
	['citizens', 1, 1, undefined],
] as const)('of %s %i ticked and %s written', (erasing, ticked, written, said) =>
	expect(countWrong(erasing, ticked, written)?.da).toBe(said),
)

const kept = 'noget er skrevet siden, eller oplysningerne beholdes.'
test.each([
	['citizens', 1, 1, '1 borger er slettet.'],
	['citizens', 2, 2, '2 borgere er slettet.'],
	['journals', 1, 1, '1 journal er slettet.'],
	['journals', 3, 1, `1 journal er slettet. 2 blev ikke slettet: ${kept}`],
	['citizens', 1, 0, `0 borgere er slettet. 1 blev ikke slettet: ${kept}`],
] as const)('of %s %i ticked, %i erased', (erasing, ticked, erased, said) =>
	expect(whatWasErased(erasing, ticked, erased).da).toBe(said),
)
