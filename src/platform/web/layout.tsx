import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Ask } from './ask.ts'
import { Menu, type MenuEntry } from './menu.tsx'
import { Around } from './page-context.ts'
import { Alert } from './parts.tsx'

type Page = {
	readonly ask: Ask
	readonly title: string
	readonly body: Child
	readonly token: string
	readonly menu: readonly MenuEntry[]
	/** What was just done, said once. */
	readonly done: string | null
	/** What holds on every page just now; empty when nothing does. */
	readonly notice: string
	/** For citizens, whoever looks. */
	readonly isPublic: boolean
}

/** A whole document around a page's body. */
export const wholePage = ({ ask, title, body, token, menu, done, notice, isPublic }: Page): string => {
	const { say, language, link, municipality, staff, citizen } = ask
	const name = municipality.name[language]
	const other = new URLSearchParams(ask.query)
	other.set('lang', language === 'da' ? 'en' : 'da')
	return String(
		html`<!doctype html>${(
			<Around.Provider value={{ language, say, link, token }}>
				<html lang={language}>
					<head>
						<meta charset="utf-8" />
						<meta name="viewport" content="width=device-width, initial-scale=1" />
						<title>{`${title} – ${name}`}</title>
						<link rel="stylesheet" href="/dkfds/css/dkfds-borgerdk.min.css" />
						<link rel="stylesheet" href="/programs/hjemmebesoeg.css" />
						<link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
						<script src="/assets/boot.js" defer></script>
					</head>
					<body>
						<a class="skipnav" href="#main">
							{say('Gå til sidens indhold', 'Skip to content')}
						</a>
						<header class="hj-header d-print-none">
							<div class="container hj-header-inner">
								<a class="hj-owner" href={link(staff ? '/i-dag' : citizen ? '/min-side/oversigt' : '/')}>
									<strong>{name}</strong>
									<span>{say('Forebyggende hjemmebesøg', 'Preventive home visits')}</span>
								</a>
								<div class="hj-header-side">
									<a
										href={`${link(ask.path)}?${other}`}
										lang={language === 'da' ? 'en' : 'da'}
										hreflang={language === 'da' ? 'en' : 'da'}
									>
										{language === 'da' ? 'English' : 'Dansk'}
									</a>
									{staff ? (
										<>
											<span class="hj-who">{staff.name}</span>
											<form method="post" action={link('/log-ud')}>
												<input type="hidden" name="token" value={token} />
												<button type="submit" class="function-link">
													{say('Log ud', 'Sign out')}
												</button>
											</form>
										</>
									) : citizen ? (
										<>
											<a href={link('/min-side/oversigt')}>{say('Min side', 'My page')}</a>
											<form method="post" action={link('/min-side/log-ud')}>
												<input type="hidden" name="token" value={token} />
												<button type="submit" class="function-link">
													{say('Log ud', 'Log out')}
												</button>
											</form>
										</>
									) : (
										<>
											<a href={link('/min-side')}>{say('Min side', 'My page')}</a>
											<a href={link('/log-ind')}>{say('For medarbejdere', 'For staff')}</a>
										</>
									)}
								</div>
							</div>
							{menu.length > 0 ? <Menu entries={menu} path={ask.path} /> : null}
						</header>
						{notice ? (
							<aside class="hj-demo d-print-none" aria-label={say('Bemærk', 'Note')}>
								<span class="container">{notice}</span>
							</aside>
						) : null}
						<main id="main" class={`container page-container ${isPublic ? 'hj-citizen' : 'hj-staff'}`} tabindex={-1}>
							{done ? <Alert kind="success" title={done} live /> : null}
							{body}
						</main>
						<footer class="hj-footer d-print-none">
							<div class="container">
								<p>
									<strong>{municipality.sender.office[language]}</strong>, {municipality.sender.address.join(', ')}
								</p>
								<p>
									<a href={link('/')}>{say('Forside for borgere', 'Citizens’ front page')}</a> ·{' '}
									<a href={link('/standard')}>{say('Kvalitetsstandarden', 'The quality standard')}</a>
								</p>
							</div>
						</footer>
					</body>
				</html>
			</Around.Provider>
		)}`,
	)
}
