import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable } from '#kernel/printable.ts'
import { keysTwice } from './vroom-keys.ts'

test.each<[string, string, readonly string[]]>([
	['one object', '{"jobs":[],\n"jobs":[1]}', ['line 2: "jobs"']],
	['an object in a list', '{"jobs":[{"id":1},{"id":2,"service":60,\n\n"service":600}]}', ['line 3: "service"']],
	['a key written with an escape', String.raw`{"id":1,"\u0069d":2}`, ['line 1: "id"']],
	['texts that look like keys', String.raw`{"a":"a","b":["a","a","{\"a\":1,\"a\":2}"],"c":{"a":1}}`, []],
])('keys that stand twice are found in %s', (_, json, found) => {
	expect(keysTwice(json).map((line) => line.split(' stands')[0])).toEqual(found)
})

test('what was written from one object has no key twice, and any key added again is found', () => {
	const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })
	fc.assert(
		fc.property(object, fc.nat(), (value, which) => {
			const json = JSON.stringify(value)
			expect(keysTwice(json)).toEqual([])
			const keys = Object.keys(value)
			const again = JSON.stringify(keys[which % keys.length])
			expect(keysTwice(`${json.slice(0, -1)},${again}:1}`)).toHaveLength(1)
		}),
	)
})

test('signs that a terminal would obey are written out', () => {
	expect(printable('a\u001b[2Jb\u009b\u202ec\u2028\nd – æøå 😀')).toBe(
		String.raw`a\u001b[2Jb\u009b\u202ec\u2028\u000ad – æøå 😀`,
	)
})
