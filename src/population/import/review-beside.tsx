import type { Ask } from '#platform/web/index.ts'
import { Details } from '#platform/web/parts.tsx'
import type { CareHome } from '../care-home/care-home.ts'
import type { Import } from './import-review.ts'

/** What was taken as it stands although it is unlikely, and what nobody could read. */
export const Noted = ({ one, ask }: { one: Import; ask: Ask }) => {
	const { say, language } = ask
	const unread = Object.entries(one.unread)
	if (one.noted.length === 0 && unread.length === 0) return null
	return (
		<Details title={say('Værd at vide om filen', 'Worth knowing about the file')}>
			<ul>
				{one.noted.slice(0, 50).map((note) => (
					<li>
						{note.file}, {say('linje', 'line')} {note.line}: {note[language]}
					</li>
				))}
				{unread.map(([kind, count]) => (
					<li>
						{say(
							`${count} records af typen ${kind}, som systemet ikke kender, er ikke læst.`,
							`${count} records of the type ${kind}, which the system does not know, were not read.`,
						)}
					</li>
				))}
			</ul>
		</Details>
	)
}

/** The addresses of a list of care homes, as many as a page can bear. */
export const CareHomes = ({ homes, say }: { homes: readonly CareHome[]; say: Ask['say'] }) => (
	<>
		<h2>{say('Adresser i filen', 'Addresses in the file')}</h2>
		<ul>
			{homes.slice(0, 500).map((home) => (
				<li>
					{[
						home.name,
						`${home.street} ${home.houseNumber}${home.floorDoor === null ? '' : `, ${home.floorDoor}`}`,
						`${home.postalCode} ${home.town ?? ''}`.trim(),
					]
						.filter(Boolean)
						.join(' · ')}
				</li>
			))}
		</ul>
	</>
)
