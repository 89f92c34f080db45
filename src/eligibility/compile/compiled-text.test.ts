import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { text } from '#kernel/language.ts'
import type { Condition, Criterion, Opens, Standard } from '#standard/index.ts'
import { anyStandard } from '../../../test/random-standards.ts'
import { compile } from './compile.ts'
import { lower } from './lower.ts'
import { pickText, pickWholeText } from './pick-text.ts'
import { weighText } from './weigh-text.ts'
import { writingOf } from './writing.ts'

const textsOf = (standard: Standard): readonly string[] => {
	const rules = lower(standard)
	const [short, whole] = [writingOf(rules, false), writingOf(rules, true)]
	const words = Array.from({ length: short.slots.words }, (_, word) => word)
	return [
		pickText(short),
		pickWholeText(whole),
		...words.flatMap((word) => [weighText(short, word), weighText(whole, word)]),
	]
}

const ours = new Set([
	...['const', 'let', 'for', 'if', 'else', 'continue', 'return', 'null', 'true', 'false', 'use', 'strict'],
	...['Math', 'imul', 'fill', 'columns', 'constants', 'answers', 'picked', 'firstOfYear', 'vector', 'days', 'zones'],
	...['masks', 'rows', 'visits', 'possible', 'possibles', 'ground', 'assess', 'offer', 'waiting', 'count', 'bornOn'],
	...['visited', 'served', 'contacted', 'assessed', 'before', 'owed', 'facts', 'latest', 'verdict', 'leading', 'due'],
	...['size', 'begin', 'end', 'at', 'first', 'last', 'zone', 'left', 'any', 'out', 'isTwice'],
	...['i', 'w', 'b', 'n', 'm', 'o', 'q', 'r', 't', 'g', 'l', 'p', 'v', 'z'],
])

/** Words of the text that are neither ours nor a letter with a number. */
const strangers = (program: string): readonly string[] => {
	expect(program).toMatch(/^[\w\s(){}[\]<>=!&|?:;,.~'+*-]*$/)
	expect(program.match(/'[^']*'/g)).toEqual(["'use strict'"])
	expect(program).not.toContain('*/')
	return [...program.matchAll(/[A-Za-z_$][\w$]*/g)]
		.map(([word]) => word)
		.filter((word) => !ours.has(word) && !/^(from|[a-z]|ms?)\d+s?$/.test(word))
}

const evil = [`'] = 0; process.exit() //`, '`$' + '{process.exit()}`', '*/ alert(1) /*', '"\n"', '\\u0027', '__proto__']

/** The same standard with every letter of it turned against us. */
const hostile = (standard: Standard): Standard => {
	const word = (at: number): string => `${evil[at % evil.length]}`
	const spoilt = (condition: Condition): Condition => {
		if (condition.is === 'any' || condition.is === 'all') return { ...condition, of: condition.of.map(spoilt) }
		if (condition.is === 'not') return { is: 'not', of: spoilt(condition.of) }
		return 'in' in condition ? { ...condition, in: evil } : condition
	}
	const opens = (of: Opens): Opens =>
		of.by === 'event'
			? { ...of, kinds: evil, details: [{ name: word(0), is: evil }] }
			: of.by === 'risk'
				? { ...of, kinds: evil }
				: of
	const criterion = (of: Criterion, at: number): Criterion => ({
		...of,
		code: `${word(at)}${at}`,
		name: text(word(1), word(2)),
		group: word(0),
		cites: word(2),
		intervention: word(3),
		opens: opens(of.opens),
		needs: { ...of.needs, when: of.needs.when && spoilt(of.needs.when) },
	})
	const criteria = standard.criteria.map(criterion)
	return {
		...standard,
		municipality: word(0),
		criteria,
		exclusions: standard.exclusions.map((exclusion, at) => ({
			...exclusion,
			code: `${word(at)}${at}`,
			when: spoilt(exclusion.when),
			covers: exclusion.covers === 'all' ? 'all' : criteria.map(({ code }) => code),
		})),
		merging: { ...standard.merging, leading: criteria.map(({ code }) => code) },
	}
}

describe('the text of the compiled rules', () => {
	test('holds whole numbers and our own words, whatever the standard says', () => {
		fc.assert(
			fc.property(anyStandard, (standard) => {
				for (const program of [...textsOf(standard), ...textsOf(hostile(standard))])
					expect(strangers(program)).toEqual([])
				compile(lower(hostile(standard)))
			}),
			{ numRuns: 300 },
		)
	})
	test('a letter of a standard would be seen', () => {
		expect(strangers(`'use strict'\nconst a1 = 0`)).toEqual([])
		expect(strangers(`'use strict'\nconst a1 = concern`)).toEqual(['concern'])
		for (const planted of [`'x'`, '"x"', '`x`', 'a1 /* x */', 'æ'])
			expect(() => strangers(`'use strict'\nconst a1 = ${planted}`)).toThrow()
	})
})
