import { staffNames } from '#access/actions.ts'
import { readId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import { no, yes } from '#kernel/outcome.ts'
import { writeCsv } from '#platform/csv/index.ts'
import { inTransaction } from '#platform/db/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { besideOf, listCareHomes, removeCareHome } from '../care-home/care-home-actions.ts'
import { careHomesPage } from '../care-home/care-homes-page.tsx'
import { livesQueue } from '../lives/lives.ts'
import { fileExamples } from './file-examples.ts'
import { cancelImport, commitImport, findImport, listImports, reviewAgain, reviewRows } from './import-actions.ts'
import { type Import, type ImportId, kinds } from './import-review.ts'
import { fileKindWord } from './import-words.tsx'
import { importsPage } from './imports-page.tsx'
import { takeIn } from './intake-actions.ts'
import { reviewPage } from './review-page.tsx'

const importers = ['coordinator', 'administrator']
const rowsAPage = 50
/** Rows not taken that a file of them holds. */
const mostInFile = 20_000

/** Taking citizens in from files, and the municipality's list of care homes. */
export const importPages = (): Route[] => [
	{
		method: 'get',
		path: '/indlaesning',
		for: importers,
		shows: '',
		nav: { label: text('Indlæsning', 'Imports'), order: 85 },
		handle: (ask) => imports(ask, {}),
	},
	{ method: 'post', path: '/indlaesning', for: importers, shows: '', handle: upload },
	...fileExamples.map(
		({ word, heading }): Route => ({
			method: 'get',
			path: `/indlaesning/skabelon/${word}`,
			for: importers,
			shows: '',
			handle: async () => csv(`${word}.csv`, [heading]),
		}),
	),
	{ method: 'get', path: '/indlaesning/plejehjem', for: importers, shows: '', handle: careHomes },
	{ method: 'post', path: '/indlaesning/plejehjem/:home/fjern', for: importers, shows: '', handle: takeOff },
	{
		method: 'get',
		path: '/indlaesning/:import',
		for: importers,
		shows: 'indlæsning',
		handle: (ask) => withImport(ask, (one) => review(ask, one, null)),
	},
	{
		method: 'get',
		path: '/indlaesning/:import/ikke-taget',
		for: importers,
		shows: '',
		handle: (ask) => withImport(ask, (one) => notTaken(ask, one)),
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

const csv = (name: string, rows: readonly (readonly (string | number)[])[]): Answer => ({
	file: `\uFEFF${writeCsv(rows)}`,
	type: 'text/csv; charset=utf-8',
	name,
})

const imports = async (ask: Ask, errors: Readonly<Record<string, string>>, explained = ''): Promise<Answer> => {
	const [earlier, names] = await Promise.all([listImports(ask.db), staffNames(ask.db)])
	const by = (one: Import): string =>
		one.uploadedBy === null ? ask.say('kommandolinjen', 'the command line') : (names.get(one.uploadedBy) ?? '')
	const on = ask.form.has('on_year') ? ask.form.day('on') : ask.today
	const page = importsPage(ask, earlier, { on, whole: ask.form.text('whole') === '1', errors, explained }, by)
	const title = ask.say('Indlæsning', 'Imports')
	const [first] = Object.values(errors)
	return first === undefined ? { page, title } : { refused: first, page, title, status: 422 }
}

const upload = async (ask: Ask): Promise<Answer> => {
	const { say } = ask
	const file = ask.form.file('fil')
	const on = ask.form.day('on')
	if (file === null) return imports(ask, { fil: say('Vælg en fil.', 'Choose a file.') })
	if (on === null || on > ask.today)
		return imports(ask, {
			on_day: say('Skriv en dag, der er i dag eller før.', 'Write a day that is today or earlier.'),
		})
	const name = file.name.replaceAll(/\p{Cc}/gu, '').slice(0, 100)
	const taken = await inTransaction(ask.db, async (tx) => {
		const { staged, read } = await takeIn(tx, ask.at, {
			sources: [{ file: name, bytes: inOnePiece(file.bytes) }],
			kommuneCode: ask.municipality.kommuneCode,
			on,
			by: ask.atWork().id,
			whole: ask.form.text('whole') === '1',
		})
		const [why] = read !== null && read.kind === null ? (read.rejected[0]?.reasons ?? []) : []
		return why === undefined ? yes(staged) : no('not_recognised', `${why[ask.language]}.`)
	})
	if (!taken.ok) {
		const [short = '', ...more] = upperFirst(taken.detail ?? '').split(/(?<=\.) /)
		return imports(ask, { fil: short }, more.join(' '))
	}
	return { redirect: `/indlaesning/${taken.value.id}` }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes
}

const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const withImport = async (ask: Ask, then: (one: Import) => Promise<Answer>): Promise<Answer> => {
	const id = readId<ImportId>(ask.params.import)
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
	const beside = await besideOf(ask.db, one.id)
	const shown = reviewPage(ask, one, beside, { kind, rows, page, pages }, notice)
	const title = ask.say('Gennemsyn af indlæsning', 'Review of import')
	return notice
		? { refused: notice[ask.language], page: shown, title, status: 409, sees }
		: { page: shown, title, sees }
}

/** Which rows are not taken and why, as a file: where they stand, never who they are about. */
const notTaken = async (ask: Ask, one: Import): Promise<Answer> => {
	const { say, language } = ask
	if (one.state !== 'staged') return { redirect: `/indlaesning/${one.id}` }
	const rows = [
		...(await reviewRows(ask.db, one.id, 'rejected', mostInFile, 0)),
		...(await reviewRows(ask.db, one.id, 'leftOut', mostInFile, 0)),
	]
	return csv(say('ikke-taget.csv', 'not-taken.csv'), [
		[say('Fil', 'File'), say('Linje', 'Line'), say('Hvorfor', 'Why')],
		...rows.map(({ file, line, reasons }) => [
			file ?? '',
			line ?? '',
			reasons.map((reason) => reason[language]).join('; '),
		]),
	])
}

const save = async (ask: Ask, one: Import): Promise<Answer> => {
	const saved = await inTransaction(ask.db, async (tx) => {
		const done = await commitImport(tx, ask.at, one.id, ask.atWork().id)
		if (done.ok) await ask.enqueue(tx, livesQueue)
		return done
	})
	if (saved.ok)
		return {
			redirect: one.kind === 'care_homes' ? '/indlaesning/plejehjem' : `/indlaesning/${one.id}`,
			done:
				one.kind === 'care_homes'
					? ask.say('Plejehjemmene er gemt.', 'The care homes are saved.')
					: ask.say(
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

const careHomes = async (ask: Ask): Promise<Answer> => ({
	title: ask.say('Plejehjem', 'Care homes'),
	page: careHomesPage(ask, await listCareHomes(ask.db), fileKindWord('care_homes', ask.say)),
})

const takeOff = async (ask: Ask): Promise<Answer> => {
	const id = readId<string>(ask.params.home)
	const removed = await inTransaction(ask.db, async (tx) => {
		const done = id !== null && (await removeCareHome(tx, ask.at, ask.today, id))
		if (done) await ask.enqueue(tx, livesQueue)
		return done
	})
	return {
		redirect: '/indlaesning/plejehjem',
		done: removed
			? ask.say('Adressen er fjernet fra listen.', 'The address was taken off the list.')
			: ask.say('Adressen stod ikke på listen.', 'The address was not on the list.'),
	}
}
