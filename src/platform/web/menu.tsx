import type { FC } from 'hono/jsx'
import type { Text } from '#kernel/language.ts'
import { useAround } from './page-context.ts'

/** `isAside`: looked at now and then; folded away when the menu would not fit on a line. */
export type MenuEntry = { readonly path: string; readonly label: Text; readonly isAside: boolean }

/** As many as fit on a line of a screen. */
const fitting = 11

const isHere = (entry: MenuEntry, path: string): boolean => path === entry.path || path.startsWith(`${entry.path}/`)

const Entries: FC<{ entries: readonly MenuEntry[]; path: string }> = ({ entries, path }) => {
	const { language, link } = useAround()
	return entries.map((entry) => (
		<li>
			<a href={link(entry.path)} aria-current={isHere(entry, path) ? 'page' : undefined}>
				{entry.label[language]}
			</a>
		</li>
	))
}

/** The staff's menu; `path` is the page it stands on. */
export const Menu: FC<{ entries: readonly MenuEntry[]; path: string }> = ({ entries, path }) => {
	const { say } = useAround()
	const folded = entries.length > fitting ? entries.filter(({ isAside }) => isAside) : []
	const holdsThisPage = folded.some((entry) => isHere(entry, path))
	return (
		<nav class="hj-menu" aria-label={say('Hovedmenu', 'Main menu')}>
			<div class="container">
				<button
					type="button"
					class="button button-secondary hj-menu-button hj-script-only"
					aria-expanded="false"
					aria-controls="hj-menu"
				>
					{say('Menu', 'Menu')}
				</button>
				<ul id="hj-menu">
					<Entries entries={entries.filter((entry) => !folded.includes(entry))} path={path} />
					{folded.length > 0 ? (
						<li>
							<details class="hj-more">
								<summary class={holdsThisPage ? 'hj-here' : undefined}>{say('Mere', 'More')}</summary>
								<ul>
									<Entries entries={folded} path={path} />
								</ul>
							</details>
						</li>
					) : null}
				</ul>
			</div>
		</nav>
	)
}
