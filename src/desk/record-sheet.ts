import { dayOf } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { type Mark, type PersonRecord, type RecordLine, whenOf } from './record.ts'

type Part = { readonly text: string; readonly rtl: boolean }

const firstStrong = /[\p{L}]/u
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u

/** A paragraph reads from the right when its first letter does. */
const readsFromTheRight = (words: string): boolean => fromTheRight.test(firstStrong.exec(words)?.[0] ?? '')

/** Words cut at the ends of lines, empty lines left away; each as long as the typesetter takes without effort. */
export const partsOf = (words: string): Part[] =>
	words
		.split(/\n+/)
		.filter((line) => line.trim() !== '')
		.map((line) => ({ text: line, rtl: readsFromTheRight(line) }))

const sheetLine = (line: RecordLine) => ({
	number: line.number,
	when: whenOf(line),
	who: line.who,
	what: line.what,
	struck: line.struck,
	words: line.words === null ? [] : partsOf(line.words),
	details: line.details.map(({ label, words }) => {
		const parts = partsOf(words)
		return { label, words: parts.length === 0 ? [{ text: words, rtl: false }] : parts }
	}),
	leftOut: line.leftOut,
})

const times = (count: number): string => (count === 1 ? 'Et sted i filen' : `${count} steder i filen`)

/** Every reason for which something is left out, with how often and the law. */
const marksIn = (record: PersonRecord) => {
	const all: readonly Mark[] = record.sections.flatMap(({ lines, factsLeftOut }) => [
		...factsLeftOut,
		...lines.flatMap(({ leftOut }) => leftOut),
	])
	return [...Map.groupBy(all, ({ says }) => says)].map(([says, some]) => ({
		says: says.charAt(0).toUpperCase() + says.slice(1),
		law: some[0]?.law ?? '',
		times: times(some.length),
	}))
}

/** What Article 15 wants told besides the data themselves. */
const intro = (record: PersonRecord): readonly string[] => [
	`Her står alt, hvad ${record.municipality} har skrevet om dig i systemet for forebyggende hjemmebesøg. Du har ret til at se det (databeskyttelsesforordningens artikel 15 og offentlighedslovens § 8).`,
	'Vi bruger oplysningerne til at finde ud af, om du skal have et tilbud om et besøg, til at aftale det, og til at skrive ned, hvad vi talte om, og hvad der blev aftalt. De kommer fra folkeregistret, fra kommunens egne lister, fra dig selv, fra sygehuse, og fra andre, som har henvendt sig om dig. Det står ved hver linje.',
	'Linjerne står i den rækkefølge, tingene skete. Det, der er rettet eller trukket tilbage, står her stadig, overstreget og med ordene “rettet eller trukket tilbage siden”. Hvor noget er udeladt, står det i kantede parenteser, og til sidst i filen står hvorfor.',
	'Er noget forkert, så sig det til os: vi retter det eller skriver din bemærkning til. Hvor længe vi gemmer oplysningerne, afhænger af, hvem der har skrevet dem; spørg os gerne. Du kan klage til Datatilsynet.',
	'Et tegn, som skriften i denne fil ikke har, står med sit nummer, for eksempel [U+4F1F].',
]

/** The record as its template sets it. */
export const recordSheet = (record: PersonRecord) => ({
	title: 'Det, der er skrevet om dig',
	municipality: record.municipality,
	foot: `${record.municipality} · forebyggende hjemmebesøg · samlet ${writeDay(dayOf(record.preparedAt), 'da')}`,
	rows: [
		{ label: 'Navn', words: record.person.name },
		{ label: 'CPR-nummer', words: record.person.cpr },
		{ label: 'Samlet', words: whenOf({ on: dayOf(record.preparedAt), at: record.preparedAt }) },
		{ label: 'Fra', words: record.office.join(', ') },
	],
	intro: intro(record),
	sections: record.sections.map((section) => ({
		heading: section.heading,
		facts: section.facts,
		leftOut: section.factsLeftOut,
		lines: section.lines.map(sheetLine),
	})),
	marks: marksIn(record),
})
