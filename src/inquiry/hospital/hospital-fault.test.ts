import { expect, test } from 'vitest'
import { faultText, unreadable } from './hospital-fault.ts'

test.each([
	['not_json', 'is not JSON or XML, or is cut off'],
	['not_xml', 'is not JSON or XML, or is cut off'],
	['not_utf8', 'is written in a way that is not taken'],
	['not_fhir', 'is no resource of FHIR'],
	['unknown_resource', 'is of a type that FHIR does not know'],
	['too_long', 'is longer than is taken'],
] as const)('what cannot be read (%s) %s', (why, words) =>
	expect(faultText(unreadable(why))).toBe(`The message (${why}) ${words}`),
)
