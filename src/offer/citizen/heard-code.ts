import { codeSigns, signsTyped } from './personal-code.ts'

/** Signs that no code holds, and those they may have been read or heard for. */
const mistakenFor: Readonly<Record<string, readonly string[]>> = {
	O: ['Q', 'D'],
	'0': ['Q', 'D'],
	'1': ['7', 'T'],
	I: ['7', 'T'],
	L: ['7', 'T'],
	U: ['V'],
	E: ['F'],
	A: ['4'],
}

/** Every personal code that somebody may mean who reads it aloud: `k7qm 4txo`; none when it can be no code. */
export const codesHeard = (typed: string): readonly string[] => {
	const signs = [...signsTyped(typed)]
	if (signs.length !== 8) return []
	const meant = signs.map((one) => (codeSigns.includes(one) ? [one] : (mistakenFor[one] ?? [])))
	const count = meant.reduce((ways, some) => ways * some.length, 1)
	return count > 64
		? []
		: meant.reduce<readonly string[]>((codes, some) => codes.flatMap((code) => some.map((one) => code + one)), [''])
}
