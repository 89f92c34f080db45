import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Day } from '#kernel/day.ts'
import { no, type Outcome } from '#kernel/outcome.ts'
import { openTypesetter, type Typesetter, type Unset } from '#platform/letters/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { claimsRepealedRight } from './lawful.ts'
import type { LetterContent } from './letter.ts'
import { drawn } from './letter-drawn.ts'

const fontFolder = join(projectFolder, 'node_modules/@expo-google-fonts/ibm-plex-sans')
const fonts = ['400Regular/IBMPlexSans_400Regular.ttf', '600SemiBold/IBMPlexSans_600SemiBold.ttf'].map((file) =>
	join(fontFolder, file),
)

/** Sets letters in a municipality's own words. */
export type Press = (
	municipality: Municipality,
	sheet: { readonly title: string; readonly dated: Day; readonly letters: readonly LetterContent[] },
) => Promise<Outcome<Uint8Array, Unset | 'claims_a_repealed_right'>>

/** Where files that leave the system are put. */
export type Outbox = {
	readonly put: (name: string, file: Uint8Array | string) => Promise<void>
	/** Takes back what still lies there; nothing when it does not. */
	readonly takeBack: (name: string) => Promise<void>
	/** Sets aside what still lies there, under `held/`. False when it has been fetched; asked again, still true. */
	readonly recall: (name: string) => Promise<boolean>
}

/** The letters of the program, each replaced by the municipality's own file of the same name in its folder `letters`. */
export const openPress = (): Press => {
	const open = new Map<string, Typesetter>()
	const typesetterOf = (municipality: Municipality): Typesetter => {
		const known = open.get(municipality.code)
		if (known !== undefined) return known
		const own = join(municipality.folder, 'letters')
		const templates = [join(projectFolder, 'src/offer/letters'), ...(existsSync(own) ? [own] : [])]
		const opened = openTypesetter({ fonts, templates })
		open.set(municipality.code, opened)
		return opened
	}
	return async (municipality, sheet) => {
		const typesetter = typesetterOf(municipality)
		const wording = [...typesetter.sources.values()].join('\n')
		if (claimsRepealedRight(wording, sheet.dated)) return no('claims_a_repealed_right')
		const language = sheet.letters[0]?.language ?? 'da'
		return typesetter.typeset('main.typ', {
			title: sheet.title,
			language,
			letters: sheet.letters.map(drawn),
		})
	}
}

/** Files of one municipality below its own folder; a file is there whole or not at all. */
export const folderOutbox = (folder: string): Outbox => ({
	put: async (name, file) => {
		const place = join(folder, name)
		await mkdir(dirname(place), { recursive: true })
		await rm(join(folder, 'held', name), { force: true }) // what was set aside under this name is replaced by what comes now
		const unfinished = `${place}.${randomUUID()}.part`
		const handle = await open(unfinished, 'w')
		await handle.writeFile(file).finally(() => handle.sync().finally(() => handle.close()))
		await rename(unfinished, place)
	},
	takeBack: (name) => rm(join(folder, name), { force: true }),
	recall: async (name) => {
		const aside = join(folder, 'held', name)
		await mkdir(dirname(aside), { recursive: true })
		return rename(join(folder, name), aside).then(
			() => true,
			(error: NodeJS.ErrnoException) => {
				if (error.code !== 'ENOENT') throw error
				return existsSync(aside)
			},
		)
	},
})
