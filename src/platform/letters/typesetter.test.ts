import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '#platform/root.ts'
import { openTypesetter, readPdf, templatesIn } from './index.ts'

const font = join(projectFolder, 'node_modules/@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf')
const page = (rest: string, named = 'IBM Plex Sans') =>
	`#set document(title: "t", date: none)\n#set text(lang: "da", font: "${named}", fallback: false)\n${rest}`
const folderWith = (files: Readonly<Record<string, string>>): string => {
	const folder = mkdtempSync(join(tmpdir(), 'letters-'))
	for (const [name, words] of Object.entries(files)) writeFileSync(join(folder, name), words)
	return folder
}
const set = (words: string) =>
	openTypesetter({ fonts: [font], templates: folderWith({ 'a.typ': words }) }).typeset('a.typ', { x: 1 })

test('a font that is not there is a refusal, not a warning', async () => {
	expect(await set(page('Hej', 'No Such Font'))).toMatchObject({ ok: false, why: 'cannot_be_set' })
})
test('a broken template says what is wrong', async () => {
	expect(await set(page('#{1/0}'))).toEqual({ ok: false, why: 'cannot_be_set', detail: 'cannot divide by zero' })
})
test('a sign that no font has is a refusal that does not repeat it', async () => {
	expect(await set(page('伟'))).toEqual({ ok: false, why: 'sign_missing_in_font' })
})
test('a letter without a title is refused', async () => {
	expect(await set(page('Hej').replace('title: "t", ', ''))).toMatchObject({ ok: false, why: 'cannot_be_set' })
})
test('a template that is not there is a refusal', async () => {
	const typesetter = openTypesetter({ fonts: [font], templates: folderWith({}) })
	expect(await typesetter.typeset('b.typ', {})).toEqual({ ok: false, why: 'no_such_template', detail: 'b.typ' })
})
test('what is laid over a folder replaces a file of the same name and nothing else', async () => {
	const templates = folderWith({
		'a.typ': page('#import "words.typ": hello\n#hello'),
		'words.typ': '#let hello = [one]',
	})
	const laid = openTypesetter({ fonts: [font], templates, laid: new Map([['words.typ', '#let hello = [two]']]) })
	expect(laid.sources.get('words.typ')).toContain('two')
	const own = await laid.typeset('a.typ', {})
	const plain = await openTypesetter({ fonts: [font], templates }).typeset('a.typ', {})
	expect([own, plain].map((pdf) => (pdf.ok ? readPdf(pdf.value)[0]?.lines[0]?.text : pdf.why))).toEqual(['two', 'one'])
})
test('a folder that is not there has no templates', () => {
	expect(templatesIn(join(tmpdir(), 'no-such-folder-of-letters'))).toEqual(new Map())
})
