import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BadInput, type Command } from '#platform/command/index.ts'
import { openPress } from '../transport.ts'
import { wordsForWrong } from './trial.ts'
import { trialFile, tryLetters } from './trial-actions.ts'
import { templates, variants } from './trial-letters.ts'
import { ownWording } from './wording-transport.ts'

/** Needs no database: a municipality's wording is tried before it is anywhere in use. */
export const tryCommand: Command = {
	name: 'letters try',
	summary:
		'sets every letter, in the municipality’s own words where it has any, to made-up citizens; says what is wrong; 1 when something is',
	usage: '--municipality M --out DIR [--on DAY]',
	options: { out: { type: 'string' }, on: { type: 'string' } },
	run: async (call) => {
		const { municipality: code, out } = call.values
		if (typeof code !== 'string' || typeof out !== 'string')
			throw new BadInput('Name the municipality and a folder: letters try --municipality M --out DIR.')
		const [municipality] = await call.municipalities([code])
		if (municipality === undefined) throw new BadInput(`There is no municipality “${code}”.`)
		const trying = { press: openPress(), municipality, own: ownWording(municipality), dated: call.today }
		await mkdir(out, { recursive: true })
		const found = { letters: 0, held: 0, wrong: 0 }
		for (const template of templates) {
			call.progress(template)
			for (const variant of variants.filter((one) => one.template === template)) {
				const tried = await tryLetters(trying, [variant])
				found.letters += tried.letters
				found.held += tried.held
				found.wrong += tried.findings.length
				const name = `${template}.${variant.language}.${variant.size}`
				for (const { who, wrong } of tried.findings)
					call.err(`${name}, ${who.en.toLowerCase()}: ${wordsForWrong[wrong].en}`)
				const pdf = await trialFile(trying, variant)
				if (pdf.ok) await writeFile(join(out, `${name}.pdf`), pdf.value)
			}
		}
		const whose = trying.own === null ? 'the program’s own words' : `${trying.own.files.size} files of the municipality`
		await call.out(`${found.letters} letters set with ${whose}, ${found.held} rightly held, ${found.wrong} wrong\n`)
		return found.wrong > 0 ? 1 : 0
	},
}
