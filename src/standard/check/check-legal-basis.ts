import { addDays, type Day, day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import type { WrittenStandard } from '../format/format.ts'
import { doubtful, type Found, type Path, wrong } from './found.ts'
import { lastOfSection79a, namesSection79a, section79aRepealedOn as repealedOn } from './repealed-right.ts'

type Basis = { readonly from: string; readonly to: string; readonly text: Text; readonly path: Path }
const forever = '9999'

const basesOf = ({ legalBasis, validFrom, validTo = forever }: WrittenStandard): readonly Basis[] =>
	Array.isArray(legalBasis)
		? legalBasis.map(({ from = '', to = forever, text }, at) => ({ from, to, text, path: ['legalBasis', at] }))
		: [{ from: validFrom, to: validTo, text: legalBasis, path: ['legalBasis'] }]

const later = (a: string, b: string): string => (a > b ? a : b)
const sooner = (a: string, b: string): string => (a < b ? a : b)

/** Every day of the standard's life rests on one law. */
const checkPeriods = ({ validFrom, validTo = forever }: WrittenStandard, bases: readonly Basis[]): Found[] => {
	const found: Found[] = []
	let next = validFrom
	for (const { from, to, path } of bases.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
		if (to < validFrom || from > validTo) {
			found.push(
				doubtful(
					path,
					'denne periode ligger helt uden for standardens egen tid',
					'this period lies wholly outside the standard’s own life',
				),
			)
			continue
		}
		const begins = later(from, validFrom)
		if (begins < next)
			found.push(
				wrong(
					path,
					`to perioder gælder begge den ${begins}; lad den ene slutte, dagen før den anden begynder`,
					`two periods both count on ${begins}; let one end the day before the other begins`,
				),
			)
		if (begins > next)
			found.push(
				wrong(
					path,
					`intet grundlag er nævnt for ${next} til ${addDays(day(begins), -1)}; perioderne skal følge efter hinanden uden hul`,
					`no legal basis is named for ${next} to ${addDays(day(begins), -1)}; the periods follow each other without a gap`,
				),
			)
		const last = sooner(to, validTo)
		if (last !== forever) next = later(next, addDays(last as Day, 1))
		else next = forever
	}
	if (next !== forever && next <= validTo)
		found.push(
			wrong(
				['legalBasis'],
				`intet grundlag er nævnt fra ${next}; den sidste periode slutter for tidligt`,
				`no legal basis is named from ${next}; the last period ends too early`,
			),
		)
	return found
}

const repealed = (path: Path, isDivided: boolean): Found =>
	wrong(
		path,
		`serviceloven § 79 a blev ophævet ${repealedOn} og giver intet grundlag fra den dag; ${isDivided ? `lad perioden slutte ${lastOfSection79a}` : `del legalBasis i perioder, som i: [{ to: ${lastOfSection79a}, text: … }, { from: ${repealedOn}, text: … }], eller skriv validTo: ${lastOfSection79a}`}`,
		`serviceloven § 79 a was repealed on ${repealedOn} and gives no basis from that day; ${isDivided ? `let the period end on ${lastOfSection79a}` : `divide legalBasis into periods, as in: [{ to: ${lastOfSection79a}, text: … }, { from: ${repealedOn}, text: … }], or write validTo: ${lastOfSection79a}`}`,
	)

/** What citizens read in this version, each text with its place. */
const readByCitizens = ({ title, texts, groups, exclusions, interventions }: WrittenStandard): [Path, Text][] => {
	const shown: [Path, Text | undefined][] = [
		[['title'], title],
		...Object.entries(texts).map(([key, text]): [Path, Text] => [['texts', key], text]),
		...Object.entries(groups).flatMap(([group, { name, intro, criteria }]): [Path, Text | undefined][] => [
			[['groups', group, 'name'], name],
			[['groups', group, 'intro'], intro],
			...Object.entries(criteria).map(([code, own]): [Path, Text | undefined] => [
				['groups', group, 'criteria', code, 'name'],
				own.name,
			]),
		]),
		...Object.entries(exclusions).map(([code, { name }]): [Path, Text] => [['exclusions', code, 'name'], name]),
		...Object.entries(interventions).flatMap(([code, own]): [Path, Text | undefined][] => [
			[['interventions', code, 'name'], own.name],
			[['interventions', code, 'targetGroup'], own.targetGroup],
			[['interventions', code, 'timeFrame'], own.timeFrame],
			[['interventions', code, 'documentation'], own.documentation],
		]),
	]
	return shown.filter((pair): pair is [Path, Text] => pair[1] !== undefined)
}

/** The law that a version rests on, day by day; and no right under a section that is repealed. */
export const checkLegalBasis = (written: WrittenStandard): readonly Found[] => {
	const { validFrom, validTo = forever, legalBasis } = written
	const bases = basesOf(written)
	const isDivided = Array.isArray(legalBasis)
	const claims = validTo < repealedOn ? [] : bases.filter(({ to, text }) => to >= repealedOn && namesSection79a(text))
	const texts = validTo < repealedOn ? [] : readByCitizens(written).filter(([, text]) => namesSection79a(text))
	const runsPast = validFrom < repealedOn && validTo >= repealedOn && !isDivided && claims.length === 0
	return [
		...(isDivided ? checkPeriods(written, bases) : []),
		...claims.map(({ path }) => repealed(path, isDivided)),
		...texts.map(([path]) =>
			wrong(
				path,
				`en tekst, som borgere læser fra ${repealedOn}, nævner serviceloven § 79 a, som da er ophævet; tag henvisningen ud, eller lad udgaven slutte ${lastOfSection79a}`,
				`a text that citizens read from ${repealedOn} names serviceloven § 79 a, which is repealed then; take the reference out, or let the version end on ${lastOfSection79a}`,
			),
		),
		...(runsPast
			? [
					doubtful(
						['validFrom'],
						`udgaven løber forbi ${lastOfSection79a}, den sidste dag med serviceloven § 79 a; er grundlaget det samme bagefter?`,
						`the version runs past ${lastOfSection79a}, the last day of serviceloven § 79 a; is its legal basis the same after that?`,
					),
				]
			: []),
	]
}
