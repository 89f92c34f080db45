import { describe, expect, test } from 'vitest'
import { formatOf, readFhir, writeFhir } from './index.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const whyNot = async (text: string | Uint8Array, format: 'json' | 'xml') => {
	const read = await readFhir(typeof text === 'string' ? bytes(text) : text, format)
	return read.ok ? 'read' : read.why
}
const ns = 'xmlns="http://hl7.org/fhir"'

describe('the format', () => {
	test.each([
		['application/fhir+json', '<x/>', 'json'],
		['application/fhir+xml; charset=utf-8', '{}', 'xml'],
		['text/xml', '{}', 'xml'],
		['', ' \n<Bundle/>', 'xml'],
		['', '\uFEFF<Bundle/>', 'xml'],
		['application/octet-stream', '{}', 'json'],
		['', '', 'json'],
	])('named “%s”, written %s: %s', (type, text, format) => expect(formatOf(bytes(text), type)).toBe(format))
})

describe('JSON', () => {
	test.each([
		['', 'empty'],
		['{', 'not_json'],
		['"Bundle"', 'not_fhir'],
		['[]', 'not_fhir'],
		['null', 'not_json'],
		['{"a":1}', 'not_fhir'],
		['{"resourceType":"Bundle","id":"a","id":"b"}', 'duplicate_key'],
		['{"resourceType":"Bundle","id":"a","\\u0069d":"b"}', 'duplicate_key'],
		['{"resourceType":"Bundle","__proto__":{"a":1}}', 'forbidden_key'],
		['{"resourceType":"Bundle","\\u005f_proto__":{"a":1}}', 'forbidden_key'],
		['{"resourceType":"Bundle","id":"a\u0000"}', 'not_utf8'],
		[`{"resourceType":"Bundle","a":${'['.repeat(100)}${']'.repeat(100)}}`, 'too_deep'],
		['{"resourceType":"Bundle","a":"{\\"x\\":[","b":["id","id",{"id":1}]}', 'read'],
		['\uFEFF{"resourceType":"Bundle"}', 'read'],
	])('%s: %s', async (text, why) => expect(await whyNot(text, 'json')).toBe(why))

	test('in another encoding than UTF-8 is refused', async () => {
		expect(await whyNot(Buffer.from('{"resourceType":"Bundle","a":"ø"}', 'latin1'), 'json')).toBe('not_utf8')
		expect(await whyNot(Buffer.from('{"resourceType":"Bundle"}', 'utf16le'), 'json')).toBe('not_utf8')
	})
	test('that is all quotes and backslashes takes no longer than its length', async () => {
		expect(await whyNot(`{"resourceType":"${'\\"'.repeat(900_000)}`, 'json')).toBe('not_json')
	})
})

describe('XML', () => {
	test.each([
		['<Bundle', 'not_xml'],
		['{}', 'not_xml'],
		['<Bundle/>', 'not_fhir'],
		['<Bundle xmlns="urn:other"><id value="1"/></Bundle>', 'not_fhir'],
		[`<Quark ${ns}/>`, 'unknown_resource'],
		[`<!DOCTYPE Bundle [<!ENTITY x "y">]><Bundle ${ns}><id value="&x;"/></Bundle>`, 'has_doctype'],
		[`<Bundle ${ns}><id value="&x;"/></Bundle>`, 'not_xml'],
		[`<?xml version="1.0" encoding="ISO-8859-1"?><Bundle ${ns}/>`, 'not_utf8'],
		[`<Bundle ${ns}>${'<entry>'.repeat(80)}${'</entry>'.repeat(80)}</Bundle>`, 'too_deep'],
		[`<Bundle ${ns}/>`, 'read'],
	])('%s: %s', async (text, why) => expect(await whyNot(text, 'xml')).toBe(why))

	test('is read whatever its prefix, without narrative, comments and instructions', async () => {
		const plain = await readFhir(
			bytes(
				`<?xml version="1.0"?><!-- a --><f:Patient xmlns:f="http://hl7.org/fhir"><f:id value="a &amp; &quot;b&quot;"/><?x?>
				<f:text><f:status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><id value="c"/></div></f:text>
				<f:deceasedBoolean value="false"/></f:Patient>`,
			),
			'xml',
		)
		expect(plain).toMatchObject({ ok: true, value: { resourceType: 'Patient', id: 'a & "b"', deceasedBoolean: false } })
		expect(JSON.stringify(plain)).not.toContain('"c"')
	})
	test('written and read again is the same', async () => {
		const bundle = {
			resourceType: 'Bundle',
			id: 'a',
			type: 'message',
			entry: [{ fullUrl: 'Patient/b', resource: { resourceType: 'Patient', id: 'b', name: [{ family: 'Å <b>' }] } }],
		}
		expect(await readFhir(bytes(writeFhir(bundle, 'xml')), 'xml')).toEqual({ ok: true, value: bundle })
		expect(await readFhir(bytes(writeFhir(bundle, 'json')), 'json')).toEqual({ ok: true, value: bundle })
	})
})
