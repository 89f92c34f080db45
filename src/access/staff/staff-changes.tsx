import type { FC } from 'hono/jsx'
import { type Text, text } from '#kernel/language.ts'
import { languageName } from '#kernel/spoken.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { useAround } from '#platform/web/index.ts'
import { Empty } from '#platform/web/parts.tsx'
import { isRole, nameOfRole } from '../role.ts'
import type { Change } from './staff.ts'

const words: Record<string, Text> = {
	added: text('Oprettet', 'Added'),
	changed: text('Rettet', 'Changed'),
	deactivated: text('Adgang stoppet', 'Access ended'),
	reactivated: text('Adgang givet igen', 'Access given again'),
	name: text('navn', 'name'),
	email: text('e-mail', 'e-mail'),
	roles: text('roller', 'roles'),
	profession: text('faggruppe', 'profession'),
	authorisationId: text('autorisations-ID', 'authorisation ID'),
	languages: text('sprog', 'languages'),
	login: text('login', 'login'),
	activeFrom: text('ansat fra', 'at work from'),
}

const each = (listed: string, word: (one: string) => string): string => listed.split(', ').map(word).join(', ')

/** What was changed about a member of staff, when and by whom. */
export const Changes: FC<{ changes: readonly Change[]; nameOf: (id: Change['by']) => string }> = ({
	changes,
	nameOf,
}) => {
	const { say, language } = useAround()
	const word = (code: string): string => words[code]?.[language] ?? code
	const written = (field: string, value: string | null): string =>
		value === null || value === ''
			? say('(tomt)', '(empty)')
			: field === 'roles'
				? each(value, (role) => (isRole(role) ? nameOfRole(role)[language] : role))
				: field === 'languages'
					? each(value, (code) => languageName(code, language))
					: value
	return changes.length === 0 ? (
		<Empty title={say('Intet er ændret.', 'Nothing has been changed.')} />
	) : (
		<ul>
			{changes.map((change) => (
				<li>
					<strong>{word(change.what)}</strong> {writeMoment(change.at, language)} {say('af', 'by')} {nameOf(change.by)}
					{change.what === 'changed'
						? `: ${change.fields
								.map(({ field, from, to }) => `${word(field)}: ${written(field, from)} → ${written(field, to)}`)
								.join('; ')}`
						: ''}
				</li>
			))}
		</ul>
	)
}
