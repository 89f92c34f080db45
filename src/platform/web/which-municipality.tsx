import { html } from 'hono/html'
import type { Municipality } from '#platform/municipality/index.ts'

/** What stands at the root of the site: the municipalities it serves. */
export const whichMunicipality = (hosted: readonly Pick<Municipality, 'code' | 'name'>[]): string =>
	String(
		html`<!doctype html>${(
			<html lang="da">
				<head>
					<meta charset="utf-8" />
					<meta name="viewport" content="width=device-width, initial-scale=1" />
					<title>Forebyggende hjemmebesøg</title>
					<link rel="stylesheet" href="/dkfds/css/dkfds-borgerdk.min.css" />
					<link rel="stylesheet" href="/programs/hjemmebesoeg.css" />
					<link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
				</head>
				<body>
					<main id="main" class="container page-container hj-citizen">
						<h1>Forebyggende hjemmebesøg</h1>
						<p>Vælg din kommune.</p>
						<ul>
							{hosted.map(({ code, name }) => (
								<li>
									<a href={`/${code}`}>{name.da}</a> ·{' '}
									<a href={`/${code}/min-side`} aria-label={`Min side, ${name.da}`}>
										Min side
									</a>
								</li>
							))}
						</ul>
					</main>
				</body>
			</html>
		)}`,
	)
