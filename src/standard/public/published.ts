import type { Day } from '#kernel/day.ts'
import type { Language } from '#kernel/language.ts'
import type { Standard } from '../standard.ts'
import { publicSections } from './public.ts'
import { notInForce } from './public-life.ts'
import type { Office, Shown } from './shown.ts'

const escaped = (words: string): string =>
	words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const part = (shown: Shown): string => {
	switch (shown.is) {
		case 'heading':
			return `<h3>${escaped(shown.words)}</h3>`
		case 'paragraph':
			return `<p>${escaped(shown.words)}</p>`
		case 'list':
			return `<ul>\n${shown.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`
		case 'links':
			return `<ul>\n${shown.items.map(({ words, url }) => `<li><a href="${escaped(url)}">${escaped(words)}</a></li>`).join('\n')}\n</ul>`
	}
}

const look = `body{font:1.125rem/1.6 "IBM Plex Sans",system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h1{line-height:1.2}h2{margin-top:2.5rem}a{color:#004d99}aside{border-left:4px solid #44831e;background:#f5f5f5;padding:.5rem 1rem}
@media print{body{margin:0;max-width:none;font-size:11pt}}`

/** The standard as a page of its own, to be laid on the municipality's website: no script, nothing fetched. */
export const publishedHtml = (standard: Standard, office: Office, language: Language, today: Day): string => {
	const sections = publicSections(standard, office, language, today).map(
		({ id, heading, shown }) =>
			`<section aria-labelledby="${id}">\n<h2 id="${id}">${escaped(heading)}</h2>\n${shown.map(part).join('\n')}\n</section>`,
	)
	const above = [notInForce(standard, today, language), standard.assumption?.[language] ?? null]
	const notices = above.flatMap((words) => (words === null ? [] : [`<aside><p>${escaped(words)}</p></aside>`]))
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${standard.title[language]} – ${office.name[language]}`)}</title>
<style>
${look}
</style>
</head>
<body>
<header><p>${escaped(office.name[language])}</p></header>
<main>
<h1>${escaped(standard.title[language])}</h1>
<p>${escaped(standard.texts.summary[language])}</p>
${[...notices, ...sections].join('\n')}
</main>
</body>
</html>
`
}
