import type { Detail } from '#kernel/filed.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { writeWhen } from '../card/story.ts'
import type { PersonRecord, RecordLine } from './record.ts'
import { leftOutIn } from './record-left-out.ts'

type Part = { readonly text: string; readonly rtl: boolean }

const firstStrong = /[\p{L}]/u
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u

/** A paragraph reads from the right when its first letter does. */
const readsFromTheRight = (words: string): boolean => fromTheRight.test(firstStrong.exec(words)?.[0] ?? '')

/** Longer than anything that people copy from a page; what nobody wrote as a word is parted where a line may end. */
const tooLong = /\S{65,}/gu
const twentySigns = /(?:\P{M}(?:\p{M}|\u200d)*){20}/gu
const breakable = (words: string): string =>
	words.replaceAll(tooLong, (word) => word.replaceAll(twentySigns, '$&\u200b'))
const breakableDetail = ({ label, words }: Detail): Detail => ({ label, words: breakable(words) })

/** Words cut at the ends of lines, empty lines left away; no word is wider than the page. */
const partsOf = (words: string): Part[] =>
	breakable(words)
		.split(/\n+/)
		.filter((line) => line.trim() !== '')
		.map((line) => ({ text: line, rtl: readsFromTheRight(line) }))

/** Signs that surely have room on a page. */
const shortEnough = 1800
const lengthOf = ({ what, words, details, leftOut }: RecordLine): number =>
	[what, words ?? '', ...details.flatMap(({ label, words }) => [label, words]), ...leftOut.map(({ what }) => what)]
		.map((one) => one.length + 60 * one.split('\n').length)
		.reduce((all, one) => all + one, 0)

const sheetLine = (line: RecordLine) => ({
	number: line.number,
	when: writeWhen(line, 'da'),
	who: line.who,
	what: breakable(line.what),
	struck: line.struck,
	words: line.words === null ? [] : partsOf(line.words),
	details: line.details.map(({ label, words }) => {
		const parts = partsOf(words)
		return { label, words: parts.length === 0 ? [{ text: words, rtl: false }] : parts }
	}),
	leftOut: line.leftOut,
	short: lengthOf(line) < shortEnough,
})

const times = (count: number): string => (count === 1 ? 'Et sted i filen' : `${count} steder i filen`)

/** What Article 15 wants told besides the data themselves. */
const intro = (record: PersonRecord): readonly string[] => [
	`Her står alt, hvad ${record.municipality} har skrevet om dig i systemet for forebyggende hjemmebesøg. Du har ret til at se det (databeskyttelsesforordningens artikel 15 og offentlighedslovens § 8).`,
	'Vi bruger oplysningerne til at finde ud af, om du skal have et tilbud om et besøg, til at aftale det, og til at skrive ned, hvad vi talte om, og hvad der blev aftalt. De kommer fra folkeregistret, fra kommunens egne lister, fra dig selv, fra sygehuse, og fra andre, som har henvendt sig om dig. Det står ved hver linje.',
	'Linjerne står i den rækkefølge, tingene skete. Det, der er rettet eller trukket tilbage, står her stadig, overstreget og med ordene “rettet eller trukket tilbage siden”. Hvor noget er udeladt, står det i kantede parenteser, og til sidst i filen står hvorfor.',
	`Det, der er skrevet om besøgene hos dig, gemmer vi i ${record.keptYears} år efter det seneste, der er skrevet. Resten gemmer vi, så længe du bor i kommunen, og i ${record.keptYears} år efter det seneste, der er skrevet om dig. Er der en klage, et tilsyn eller en sag om erstatning, gemmer vi det, til den er slut. Derefter sletter en medarbejder det.`,
	'Er noget forkert, så sig det til os: vi retter det eller skriver din bemærkning til. Du kan klage til Datatilsynet.',
	'Et tegn, som skriften i denne fil ikke har, eller som vender ordene om, står med sit nummer, for eksempel [U+4F1F].',
]

/** The record as its template sets it. */
export const recordSheet = (record: PersonRecord) => ({
	title: 'Det, der er skrevet om dig',
	municipality: record.municipality,
	foot: `${record.municipality} · forebyggende hjemmebesøg · samlet ${writeDay(dayOf(record.preparedAt), 'da')}`,
	rows: [
		{ label: 'Navn', words: record.person.name },
		{ label: 'CPR-nummer', words: record.person.cpr },
		{ label: 'Samlet', words: writeMoment(record.preparedAt, 'da') },
		{ label: 'Fra', words: record.office.join(', ') },
	],
	intro: intro(record),
	sections: record.sections.map((section) => ({
		heading: section.heading,
		log: section.code === 'looked',
		facts: section.facts.map(breakableDetail),
		leftOut: section.factsLeftOut,
		lines: section.lines.map(sheetLine),
	})),
	marks: leftOutIn(record).map(({ says, law, places }) => ({ says, law, times: times(places.length) })),
})
