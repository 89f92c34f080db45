import { writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Language } from '#kernel/language.ts'
import { BadInput, type Call, type Command } from '#platform/command/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { standardInFile } from './actions.ts'
import { checkCommand } from './check/check-commands.ts'
import type { Tried } from './draft/tried.ts'
import { writtenSchema } from './format/schema.ts'
import { publishedHtml } from './public/published.ts'
import { publishedPdf } from './public/published-transport.ts'
import type { Standard } from './standard.ts'

/** The municipality whose folder the file lies in. */
const officeOf = async (call: Call, file: string, standard: Standard): Promise<Municipality> => {
	const named =
		typeof call.values.municipality === 'string' ? call.values.municipality : basename(dirname(dirname(file)))
	const known = await call.municipalities()
	const office = known.find(({ code }) => code === named) ?? known.find(({ code }) => code === standard.municipality)
	if (!office)
		throw new BadInput(
			`The contact details come from the municipality’s settings. Name one with --municipality; known: ${known.map(({ code }) => code).join(', ')}`,
		)
	return office
}

const publish = async (call: Call): Promise<number> => {
	const [file] = call.positionals
	const { format = 'html', lang = 'da', out } = call.values
	if (file === undefined || call.positionals.length > 1)
		throw new BadInput('Name one file: standard publish FILE --format html|pdf --lang da|en [--out FILE]')
	if (format !== 'html' && format !== 'pdf') throw new BadInput(`--format ${String(format)}: choose html or pdf`)
	if (lang !== 'da' && lang !== 'en') throw new BadInput(`--lang ${String(lang)}: choose da or en`)
	const language: Language = lang
	const standard = standardInFile(file)
	const office = await officeOf(call, file, standard)
	if (format === 'html') {
		const page = publishedHtml(standard, office, language, call.today)
		if (typeof out === 'string') await writeFile(out, page)
		else await call.out(page)
		return 0
	}
	if (typeof out !== 'string') throw new BadInput('A PDF goes to a file: add --out FILE.pdf')
	await writeFile(out, await publishedPdf(standard, office, language, call.today))
	return 0
}

/** `tried` tries a sound standard out on citizens, which this room does not know. */
export const standardCommands = (tried: Tried): readonly Command[] => [
	checkCommand(tried),
	{
		name: 'standard publish',
		summary: 'the standard as citizens read it',
		usage: 'FILE --format html|pdf --lang da|en [--out FILE]',
		options: { format: { type: 'string' }, lang: { type: 'string' }, out: { type: 'string' } },
		run: publish,
	},
	{
		name: 'standard schema',
		summary: 'the JSON Schema by which an editor completes and checks a standard as it is written',
		usage: '[--out FILE]',
		options: { out: { type: 'string' } },
		run: async ({ values, out }) => {
			if (typeof values.out === 'string') await writeFile(values.out, writtenSchema())
			else await out(writtenSchema())
			return 0
		},
	},
]
