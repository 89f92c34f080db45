import { expect, test } from 'vitest'
import { wordsIntoAddress } from './words-into-address.ts'

test.each([
	['<form method="get"><input type="search" name="q"/></form>', ['q']],
	['<form action="/x"><textarea name="ord"></textarea></form>', ['ord']],
	['<form method="get"><input name="kl" type="text"/><input name="navn" type="text"/></form>', ['navn']],
	['<form method="post"><input type="search" name="q"/></form>', []],
	['<form method="get"><input type="hidden" name="valg"/><input inputmode="numeric" name="dag_day"/></form>', []],
	['<form><input type="password" id="pin"/></form>', []],
	['<form method="get"><select name="hos"></select></form><input name="outside"/>', []],
])('of %s these would stand in an address: %j', (page, names) => {
	expect(wordsIntoAddress(page)).toEqual(names)
})
