import { join } from 'node:path'
import { projectFolder } from '#platform/root.ts'
import { readFolder } from './data-file-transport.ts'
import type { Instrument } from './instrument.ts'
import { readInstrument } from './instrument-file.ts'

/** Every instrument of a folder, all versions; an instrument is added by adding a file. */
export const readInstruments = (folder = join(projectFolder, 'instruments')): readonly Instrument[] =>
	readFolder(folder, readInstrument, 'The tests and measurements')

let known: readonly Instrument[] | null = null
/** All versions; the folder is read once. */
export const allInstruments = (): readonly Instrument[] => {
	known ??= readInstruments()
	return known
}

/** The version that a note was written with; null when its file is gone. */
export const instrumentOf = (code: string, version: string): Instrument | null =>
	allInstruments().find((one) => one.code === code && one.version === version) ?? null
