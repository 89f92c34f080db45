import { staffNames } from '#access/actions.ts'
import { readId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import { text } from '#kernel/language.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { countCitizens, searchCitizens } from './actions.ts'
import { checkTogether } from './check-file.ts'
import { citizensPage } from './citizens-page.tsx'
import {
	cancelImport,
	commitImport,
	findImport,
	listImports,
	reviewAgain,
	reviewRows,
	stageImport,
} from './import-actions.ts'
import { type Import, kinds } from './import-review.ts'
import { importsPage } from './imports-page.tsx'
import { reviewPage } from './review-page.tsx'
import { holdsCpr } from './search-words.ts'
import { readFileBytes } from './transport.ts'

const searchers = ['coordinator', 'consultant']
const importers = ['coordinator', 'administrator']
const shownAtOnce = 100
const rowsAPage = 50

/** Finding citizens, and taking them in from files. */
export const populationPages = (): Route[] => [
	{
		method: 'get',
		path: '/borgere',
		for: searchers,
		shows: 'borgersøgning',
		nav: { label: text('Borgere', 'Citizens'), order: 20 },
		handle: fromAddress,
	},
	{ method: 'post', path: '/borgere', for: searchers, shows: 'borgersøgning', handle: search },
	{
		method: 'get',
		path: '/indlaesning',
		for: importers,
		shows: '',
		nav: { label: text('Indlæsning', 'Imports'), order: 85 },
		handle: (ask) => imports(ask, {}),
	},
	{ method: 'post', path: '/indlaesning', for: importers, shows: '', handle: upload },
	{
		method: 'get',
		path: '/indlaesning/:import',
		for: importers,
		shows: 'indlæsning',
		handle: (ask) => withImport(ask, (one) => review(ask, one, null)),
	},
	{
		method: 'post',
		path: '/indlaesning/:import/gem',
		for: importers,
		shows: 'indlæsning',
		handle: (ask) => withImport(ask, (one) => save(ask, one)),
	},
	{
		method: 'post',
		path: '/indlaesning/:import/kasser',
		for: importers,
		shows: '',
		handle: (ask) => withImport(ask, (one) => discard(ask, one)),
	},
]

/** What was searched for last is kept by the browser, not by its address: a name stands in no history and no log. */
const searchCookie = 'hj_search'
const secondsKept = 900
const longestSearch = 200

const keepSearch = (ask: Ask, typed: string): Answer => {
	const value = `${ask.atWork().id} ${typed.slice(0, longestSearch).toWellFormed()}`
	return { redirect: '/borgere', cookies: [{ name: searchCookie, value, maxAge: typed === '' ? 0 : secondsKept }] }
}
/** Only for whoever searched: another may have signed in since. */
const searchKept = (ask: Ask): string => {
	const [who, ...typed] = (ask.cookie(searchCookie) ?? '').split(' ')
	return who === ask.atWork().id ? typed.join(' ') : ''
}

/** A CPR number is kept nowhere: the answer is shown at once. */
const search = async (ask: Ask): Promise<Answer> => {
	const typed = ask.form.text('soeg')
	if (!holdsCpr(typed)) return keepSearch(ask, typed)
	const [citizen] = await searchCitizens(ask.db, typed, 1)
	return citizen ? { redirect: `/borger/${citizen.id}` } : found(ask, typed)
}

/** An address that someone wrote a name or a number into is left at once. */
const fromAddress = async (ask: Ask): Promise<Answer> => {
	const written = ask.query.get('soeg')
	return written === null ? found(ask, searchKept(ask)) : keepSearch(ask, holdsCpr(written) ? '' : written)
}

const found = async (ask: Ask, typed: string): Promise<Answer> => {
	const registered = await countCitizens(ask.db)
	const isCpr = holdsCpr(typed)
	const citizens = typed.trim() === '' ? null : isCpr ? [] : await searchCitizens(ask.db, typed, shownAtOnce + 1)
	const shown = citizens?.slice(0, shownAtOnce) ?? null
	return {
		title: ask.say('Borgere', 'Citizens'),
		page: citizensPage(ask, {
			typed: isCpr ? '' : typed,
			registered,
			citizens: shown,
			more: (citizens?.length ?? 0) > shownAtOnce,
		}),
		sees: shown?.map(({ id }) => id) ?? [],
	}
}

const imports = async (ask: Ask, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const [earlier, names] = await Promise.all([listImports(ask.db), staffNames(ask.db)])
	const by = (one: Import): string =>
		one.uploadedBy === null ? ask.say('kommandolinjen', 'the command line') : (names.get(one.uploadedBy) ?? '')
	const on = ask.form.has('on_year') ? ask.form.day('on') : ask.today
	const page = importsPage(ask, earlier, { on, errors }, by)
	const title = ask.say('Indlæsning', 'Imports')
	const [first] = Object.values(errors)
	return first === undefined ? { page, title } : { refused: first, page, title, status: 422 }
}

const upload = async (ask: Ask): Promise<Answer> => {
	const { say } = ask
	const file = ask.form.file('fil')
	const on = ask.form.day('on')
	if (file === null) return imports(ask, { fil: say('Vælg en fil.', 'Choose a file.') })
	if (file.bytes[0] === 0x50 && file.bytes[1] === 0x4b)
		return imports(ask, {
			fil: say(
				'Filen er et regneark. Gem det som CSV, og vælg det igen.',
				'The file is a spreadsheet. Save it as CSV and choose it again.',
			),
		})
	if (on === null || on > ask.today)
		return imports(ask, {
			on_day: say('Skriv en dag, der er i dag eller før.', 'Write a day that is today or earlier.'),
		})
	const name = file.name.replaceAll(/\p{Cc}/gu, '').slice(0, 100)
	const read = checkTogether([readFileBytes(name, file.bytes, on)])
	const staged = await stageImport(ask.db, ask.at, { files: [name], on, read, by: ask.atWork().id })
	return { redirect: `/indlaesning/${staged.id}` }
}

const withImport = async (ask: Ask, then: (one: Import) => Promise<Answer>): Promise<Answer> => {
	const id = readId<'import'>(ask.params.import)
	const one = id === null ? null : await findImport(ask.db, id)
	return one
		? then(one)
		: {
				missing: ask.say(
					'Indlæsningen findes ikke. Gå til listen over indlæsninger.',
					'There is no such import. Go to the list of imports.',
				),
			}
}

const review = async (ask: Ask, one: Import, notice: Text | null): Promise<Answer> => {
	const wanted = kinds.find((kind) => kind === ask.query.get('vis'))
	const kind = wanted ?? kinds.find((each) => one.counts[each] > 0) ?? 'new'
	const pages = Math.max(1, Math.ceil(one.counts[kind] / rowsAPage))
	const page = Math.min(pages, Math.max(1, Number.parseInt(ask.query.get('side') ?? '1', 10) || 1))
	const rows = one.state === 'staged' ? await reviewRows(ask.db, one.id, kind, rowsAPage, (page - 1) * rowsAPage) : []
	const sees = rows.flatMap(({ person }) => person ?? [])
	const shown = reviewPage(ask, one, { kind, rows, page, pages }, notice)
	const title = ask.say('Gennemsyn af indlæsning', 'Review of import')
	return notice
		? { refused: notice[ask.language], page: shown, title, status: 409, sees }
		: { page: shown, title, sees }
}

const save = async (ask: Ask, one: Import): Promise<Answer> => {
	const saved = await commitImport(ask.db, ask.at, one.id, ask.atWork().id)
	if (saved.ok)
		return {
			redirect: `/indlaesning/${one.id}`,
			done: ask.say(
				`Gemt: ${saved.value.new} nye og ${saved.value.changed} ændrede borgere.`,
				`Saved: ${saved.value.new} new and ${saved.value.changed} changed citizens.`,
			),
		}
	if (saved.why === 'register_changed') await reviewAgain(ask.db, one.id)
	return withImport(ask, (now) => review(ask, now, whyNot[saved.why]))
}

const whyNot: Readonly<Record<'no_such_import' | 'already_ended' | 'rows_rejected' | 'register_changed', Text>> = {
	no_such_import: text('Indlæsningen findes ikke mere.', 'The import is no longer there.'),
	already_ended: text('Indlæsningen er allerede gemt eller kasseret.', 'The import was already saved or discarded.'),
	rows_rejected: text('Filen har rækker, der skal rettes først.', 'The file has rows to be mended first.'),
	register_changed: text(
		'Registret er ændret, siden du så filen igennem. Se den igennem igen, før du gemmer.',
		'The register has changed since you reviewed the file. Review it again before you save.',
	),
}

const discard = async (ask: Ask, one: Import): Promise<Answer> => {
	await cancelImport(ask.db, ask.at, one.id, ask.atWork().id)
	return {
		redirect: '/indlaesning',
		done: ask.say('Indlæsningen er kasseret. Intet blev gemt.', 'The import is discarded. Nothing was saved.'),
	}
}
