import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { type Municipality, settingsShape } from './settings.ts'

/** A settings file that cannot be used: what, where and what to do. */
export class BadSettings extends Error {}

/** The municipalities with a folder, by code; those asked for only, when any are named. `base` is where they are on the web. */
export const readMunicipalities = async (
	root: string,
	wanted: readonly string[] = [],
	base = 'http://localhost:3000',
): Promise<Municipality[]> => {
	const entries = await readdir(root, { withFileTypes: true })
	const codes = entries
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort()
	const unknown = wanted.find((code) => !codes.includes(code))
	if (unknown !== undefined) throw new BadSettings(`There is no municipality “${unknown}”. Known: ${codes.join(', ')}.`)
	return Promise.all((wanted.length > 0 ? wanted : codes).map((code) => readMunicipality(join(root, code), code, base)))
}

const readMunicipality = async (folder: string, code: string, base: string): Promise<Municipality> => {
	const file = join(folder, 'municipality.yaml')
	const document = parseDocument(await readFile(file, 'utf8'))
	const [broken] = document.errors
	if (broken) throw new BadSettings(`${file}: ${broken.message}`)
	const read = settingsShape.safeParse(document.toJS())
	if (!read.success) throw new BadSettings(`${file}:\n${z.prettifyError(read.error)}`)
	return { ...read.data, code, folder, site: `${base}/${code}` }
}
