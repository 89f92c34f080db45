import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { BadInput } from '#platform/command/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { Instrument } from './instrument.ts'
import { readInstrument } from './instrument-file.ts'

/** Every instrument of a folder, all versions; an instrument is added by adding a file. */
export const readInstruments = (folder = join(projectFolder, 'instruments')): readonly Instrument[] => {
	const read = readdirSync(folder)
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.map((name) => readInstrument(readFileSync(join(folder, name), 'utf8'), `${basename(folder)}/${name}`))
	const wrong = read.flatMap((one) => one.wrong)
	if (wrong.length > 0) throw new BadInput(`The tests and measurements cannot be read.\n${wrong.join('\n')}`)
	return read.flatMap(({ content }) => content ?? [])
}

let known: readonly Instrument[] | null = null
/** All versions; the folder is read once. */
export const allInstruments = (): readonly Instrument[] => {
	known ??= readInstruments()
	return known
}

/** The version that a note was written with; null when its file is gone. */
export const instrumentOf = (code: string, version: string): Instrument | null =>
	allInstruments().find((one) => one.code === code && one.version === version) ?? null
