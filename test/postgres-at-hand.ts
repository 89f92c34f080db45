import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type PostgresAtHand = { readonly url: string } | { readonly binaries: string }

/** Where PostgreSQL for the tests comes from: a server named by TEST_POSTGRES_URL, programs on this machine, or nowhere. */
export const postgresAtHand = (): PostgresAtHand | null => {
	const url = process.env.TEST_POSTGRES_URL
	if (url !== undefined && url !== '') return { url }
	const binaries = places().find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_ctl')))
	return binaries === undefined ? null : { binaries }
}

const places = (): string[] => {
	const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
	return [
		...(process.env.PATH ?? '').split(delimiter),
		...(asked.status === 0 ? [asked.stdout.trim()] : []),
		...versionsIn('/usr/lib/postgresql'),
		...versionsIn('/opt/homebrew/opt'),
	].filter((place) => place !== '')
}

/** Newest version first. */
const versionsIn = (folder: string): string[] =>
	existsSync(folder)
		? readdirSync(folder)
				.filter((name) => /^(postgresql@)?\d+$/.test(name))
				.sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
				.map((name) => join(folder, name, 'bin'))
		: []
