import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import type { LetterContent } from '#offer/letter.ts'
import { openPress } from '#offer/transport.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { compare } from './rounds.ts'

const [municipality] = await readMunicipalities('municipalities')
if (municipality === undefined) throw new Error('no municipality has a folder')
const letters = 200

const content = (number: number): LetterContent => ({
	template: 'fixed-time',
	language: 'da',
	title: 'Tilbud om et besøg hjemme hos dig',
	to: [`Prøve Prøvesen ${number}`, `Prøvevej ${number}, 1. th`, '9999 Prøveby'],
	name: `Prøve Prøvesen ${number}`,
	sender: {
		municipality: 'Prøve Kommune',
		office: 'Sundhedscentret',
		lines: ['Prøvevej 1', '9999 Prøveby'],
		phones: ['00 00 00 00'],
		hours: ['mandag til torsdag kl. 8.00–9.00'],
		email: null,
		web: null,
	},
	dated: '9. marts 2026',
	number: `bench-${number}`,
	'answer-by': 'mandag den 23. marts 2026',
	minutes: 60,
	'consultant-title': 'vejleder',
	time: {
		at: instant('2026-04-07T10:00:00+02:00'),
		day: 'tirsdag den 7. april 2026',
		clock: '10.00',
		who: 'Vejleder Prøvesen',
	},
})

const press = openPress()
const ours = async () => {
	for (let number = 0; number < letters; number++) {
		const pressed = await press(municipality, { title: 'Tilbud', dated: day('2026-03-09'), letters: [content(number)] })
		if (!pressed.ok) throw new Error(`a letter was refused: ${pressed.why}`)
	}
	return letters
}

/** The same template and data through the compiler alone, swept as often. */
const workspace = join('src', 'offer', 'letters')
const fonts = ['400Regular/IBMPlexSans_400Regular.ttf', '600SemiBold/IBMPlexSans_600SemiBold.ttf']
const compiler = NodeCompiler.create({
	workspace,
	fontArgs: [
		{ fontBlobs: fonts.map((font) => readFileSync(join('node_modules/@expo-google-fonts/ibm-plex-sans', font))) },
	],
})
const bare = async () => {
	for (let number = 0; number < letters; number++) {
		const data = JSON.stringify({ title: 'Tilbud', language: 'da', letters: [content(number)] })
		const made = compiler.compile({ mainFilePath: join(workspace, 'main.typ'), inputs: { data } })
		if (made.result === null) throw new Error('the bare compiler refused')
		compiler.pdf(made.result, { pdfStandard: 'ua-1' })
		if (number % 50 === 0) {
			compiler.evictCache(0)
			await nextTurn()
		}
	}
	return letters
}

await compare('a two-page letter as PDF/UA-1, beside the bare compiler', 5, ours, bare)
