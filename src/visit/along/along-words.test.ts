import { describe, expect, test } from 'vitest'
import { text } from '#kernel/language.ts'
import { type AlongState, alongMark } from './along-words.ts'

const untouched: AlongState = {
	...{ waiting: 0, refused: null, isTyped: false, done: null, came: null },
	there: { is: 'untouched', words: null },
}
const went = { signed: false, words: null, isElsewhere: false }
const elsewhere = { ...went, isElsewhere: true }

describe('a visit in the list of the day', () => {
	test.each<[Partial<AlongState>, string]>([
		[{}, 'Intet skrevet her endnu'],
		[{ isTyped: true, waiting: 2 }, 'Kladde. Ikke leveret endnu'],
		[{ isTyped: true, came: went }, 'Kladde. Leveret'],
		[{ isTyped: true, done: 'sign', waiting: 3 }, 'Underskrevet her. Ikke leveret endnu'],
		[{ isTyped: true, done: 'sign', came: { ...went, signed: true } }, 'Underskrevet og leveret'],
		[{ isTyped: true, done: 'sign', came: { ...went, words: text('a', 'b') } }, 'Leveret, men ikke udført'],
		[{ done: 'not_gone_ahead', waiting: 1 }, 'Ikke gennemført. Ikke leveret endnu'],
		[{ done: 'not_gone_ahead', came: went }, 'Ikke gennemført. Leveret'],
		[{ isTyped: true, waiting: 1, came: { ...went, signed: true } }, 'Kladde. Ikke leveret endnu'],
		[{ came: elsewhere }, 'Ændret på besøgets egen side'],
		[{ isTyped: true, done: 'sign', came: elsewhere }, 'Ændret på besøgets egen side'],
		[{ isTyped: true, waiting: 1, came: elsewhere }, 'Kladde. Ikke leveret endnu'],
		[{ came: { ...elsewhere, signed: true } }, 'Underskrevet og leveret'],
		[{ there: { is: 'signed', words: null } }, 'Underskrevet og leveret'],
		[{ there: { is: 'draft', words: null } }, 'Kladde. Leveret'],
		[{ there: { is: 'not_held', words: null } }, 'Ikke gennemført. Leveret'],
		[{ there: { is: 'draft', words: text('a', 'b') } }, 'Leveret, men ikke udført'],
		[{ there: { is: 'draft', words: text('a', 'b') }, isTyped: true, waiting: 1 }, 'Kladde. Ikke leveret endnu'],
		[{ isTyped: true, refused: 'id_of_another', waiting: 2 }, 'Ikke alt blev modtaget'],
	])('%j: %s', (state, words) => expect(alongMark({ ...untouched, ...state }).words.da).toBe(words))
})
