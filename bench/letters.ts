import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { day } from '#kernel/day.ts'
import { codeSigns } from '#offer/citizen/personal-code.ts'
import type { LetterContent } from '#offer/letter/letter.ts'
import { writeCode } from '#offer/letter/letter-content.ts'
import { drawn } from '#offer/letter/letter-drawn.ts'
import { trialCitizens } from '#offer/letter/trial-citizens.ts'
import { trialLetter } from '#offer/letter/trial-letters.ts'
import { openPress } from '#offer/transport.ts'
import { latinFonts } from '#platform/letters/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { compare } from './rounds.ts'

const [municipality] = await readMunicipalities('municipalities')
const [ordinary] = trialCitizens
if (municipality === undefined || ordinary === undefined) throw new Error('no municipality has a folder')
const letters = 200
const dated = day('2026-03-09')

/** Each to somebody of another name, at another address, with a code and so a pattern of their own. */
const content = (number: number): LetterContent => {
	const who = { ...ordinary, surname: `Prøvesen ${number}` }
	const letter = trialLetter(municipality, { template: 'fixed-time', language: 'da', size: 'normal' }, who, dated)
	const code = Array.from({ length: 8 }, (_, place) => codeSigns[(number * 31 ** place) % codeSigns.length]).join('')
	return { ...letter, code: writeCode(code) }
}
const contents = Array.from({ length: letters }, (_, number) => content(number))

const press = openPress()
const ours = async () => {
	for (const letter of contents) {
		const pressed = await press(municipality, { title: letter.title, dated, letters: [letter] })
		if (!pressed.ok) throw new Error(`a letter was refused: ${pressed.why}`)
	}
	return letters
}

/** The same document through the compiler alone: its data written beforehand, swept as often. */
const workspace = join('src', 'offer', 'letters')
const compiler = NodeCompiler.create({
	workspace,
	fontArgs: [{ fontBlobs: latinFonts.map((font) => readFileSync(font)) }],
})
const written = contents.map((letter) =>
	JSON.stringify({ title: letter.title, language: 'da', letters: [drawn(letter)] }),
)
const bare = async () => {
	for (const [number, data] of written.entries()) {
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

await compare('a two-page letter with code and QR code as PDF/UA-1, beside the bare compiler', 5, ours, bare)
