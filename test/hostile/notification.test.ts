import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { acknowledge } from '#inquiry/hospital/acknowledgement.ts'
import { readNotification } from '#inquiry/hospital/hospital-message.ts'
import { instant } from '#kernel/instant.ts'
import { readFhir } from '#platform/fhir/index.ts'
import { medComExamples } from '../hospital-messages.ts'
import { holds } from './holds.ts'
import { damaged, mangled } from './mutations.ts'

const files = (ext: string) => globSync(join(medComExamples, `*/*.${ext}`)).sort()
const [inJson, inXml] = [files('json'), files('xml')].map((names) => names.map((name) => readFileSync(name)))
const bundles = (inJson ?? []).map((file) => JSON.parse(file.toString()))
if (bundles.length === 0)
	process.stderr.write(
		`SKIPPED: damaged hospital notifications, because ${medComExamples} is not there (set EXAMPLES).\n`,
	)

describe.skipIf(bundles.length === 0)('a hospital notification', () => {
	test('damaged JSON', () => holds(damaged(inJson ?? []), 3000, async (bytes) => broken(bytes, 'json')))
	test('damaged XML', () => holds(damaged(inXml ?? []), 1000, async (bytes) => broken(bytes, 'xml')))
	test('mangled XML', () =>
		holds(mangled(bundles), 500, async (bundle) => broken(Buffer.from(asXml('Bundle', bundle, true)), 'xml')))
	test('mangled JSON', () =>
		holds(mangled(bundles), 3000, async (bundle) => broken(Buffer.from(JSON.stringify(bundle)), 'json')))
})

const escaped = (value: unknown): string =>
	String(value).replaceAll(/[&<>"\p{Cc}]/gu, (sign) => `&#${sign.charCodeAt(0)};`)

/** A document as FHIR's XML would have it, however strange it is. */
const asXml = (name: string, value: unknown, isResource = false): string => {
	const tag = /^[A-Za-z]+$/.test(name) ? name : 'odd'
	if (Array.isArray(value)) return value.map((one) => asXml(name, one)).join('')
	if (typeof value !== 'object' || value === null) return `<${tag} value="${escaped(value)}"/>`
	const { resourceType, ...rest } = value as Record<string, unknown>
	const inside = Object.entries(rest)
		.map(([key, part]) => asXml(key, part, key === 'resource'))
		.join('')
	const kind = typeof resourceType === 'string' && /^[A-Za-z]+$/.test(resourceType) ? resourceType : tag
	if (name === 'resource') return `<resource><${kind}>${inside}</${kind}></resource>`
	return isResource ? `<${kind} xmlns="http://hl7.org/fhir">${inside}</${kind}>` : `<${tag}>${inside}</${tag}>`
}

const made = { at: instant('2026-03-09T09:00:00+01:00'), office: 'Forebyggende besøg', newId: () => 'new' }

const citizen = /2509479989|Elmer/
/** The message without what it says of the citizen: what a mangled one says in other places may be answered. */
const besidePatients = (message: unknown): string =>
	JSON.stringify(message, (_, value) => (value?.resourceType === 'Patient' ? undefined : value)) ?? ''

/** Whatever comes is either understood whole or answered with what is wrong; the answer names nobody. */
const broken = async (bytes: Uint8Array, format: 'json' | 'xml'): Promise<string[]> => {
	const read = await readFhir(bytes, format)
	if (!read.ok) return read.why ? [] : ['unreadable without a reason']
	const found = readNotification(read.value)
	const answer = JSON.stringify(
		acknowledge(read.value, found.ok ? 'ok' : 'fatal-error', found.ok ? [] : found.faults, made),
	)
	return [
		...(!found.ok && found.faults.length === 0 ? ['refused without a reason'] : []),
		...(found.ok && found.value.cpr !== null && !/^\d{6}[0-9A-Z]{4}$/.test(found.value.cpr) ? ['about nobody'] : []),
		...(citizen.test(answer) && !citizen.test(besidePatients(read.value)) ? ['the answer names the citizen'] : []),
		...(answer.length > 60_000 ? [`an answer of ${answer.length} characters`] : []),
	]
}
