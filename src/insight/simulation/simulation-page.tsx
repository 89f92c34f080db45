import type { FC } from 'hono/jsx'
import type { Text } from '#kernel/language.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Empty, Heading, To } from '#platform/web/parts.tsx'
import type { Range } from '../acceptance.ts'
import { BandPlot } from '../band-plot.tsx'
import { shown, writeShown } from '../small-numbers.ts'
import type { SimulatedYear } from './simulated.ts'
import { RulesToTry, type SimulationFieldsProps, StandardsAndYears } from './simulation-fields.tsx'
import { Assumptions, Band, Newly } from './simulation-notes.tsx'
import { type SimulatedSide, YearsTable } from './simulation-tables.tsx'

export type SimulationPageProps = {
	readonly fields: SimulationFieldsProps
	readonly sides: readonly SimulatedSide[]
	/** The standard that newly in and newly out are told against. */
	readonly against: string
	/** The year whose newly in and out are shown, by its place. */
	readonly lookedAt: number
	readonly citizens: number
	readonly ways: number
	readonly milliseconds: number
	/** Criteria that need to be told of something the simulation knows nothing of. */
	readonly leftOut: readonly Text[]
	/** The address with everything chosen, without its beginning. */
	readonly address: (more: Readonly<Record<string, string>>) => string
}

export const EmptySimulation: FC<{ lacks: 'citizens' | 'standards' }> = ({ lacks }) => {
	const { say } = useAround()
	return (
		<>
			<Lead />
			{lacks === 'citizens' ? (
				<Empty title={say('Der er ingen borgere at regne med endnu', 'There are no citizens to reckon with yet')}>
					<p>
						{say(
							'Når en administrator har indlæst kommunens borgere, kan du se her, hvad en standard koster, og hvem den når.',
							'When an administrator has imported the municipality’s citizens, this page shows what a standard costs and whom it reaches.',
						)}
					</p>
				</Empty>
			) : (
				<Empty title={say('Der er ingen standard at regne med endnu', 'There is no standard to reckon with yet')}>
					<p>
						{say(
							'Læg kommunens standard ind, eller skriv en kladde.',
							'Put the municipality’s standard in, or write a draft.',
						)}
					</p>
				</Empty>
			)}
		</>
	)
}

const Lead: FC = () => {
	const { say } = useAround()
	return (
		<Heading
			title={say('Simulering', 'Simulation')}
			lead={say(
				'Hvad ville en anden standard koste, og hvem ville den nå?',
				'What would another standard cost, and whom would it reach?',
			)}
		/>
	)
}

/** What a plot says, in words: the first and the last year of each side. */
const inWords = (
	what: string,
	sides: readonly SimulatedSide[],
	of: 'offers' | 'visits' | 'hours',
	say: (da: string, en: string) => string,
): string =>
	sides
		.map(({ side, years }) => {
			const [first, last] = [years[0], years.at(-1)]
			if (first === undefined || last === undefined) return ''
			const letter = side.toUpperCase()
			const number = (year: SimulatedYear, part: keyof Range = 'expected'): string => writeShown(shown(year[of][part]))
			return say(
				`${letter}: ${number(first)} ${what} i ${first.year} og ${number(last)} i ${last.year}, med et bånd fra ${number(last, 'low')} til ${number(last, 'high')}.`,
				`${letter}: ${number(first)} ${what} in ${first.year} and ${number(last)} in ${last.year}, with a band from ${number(last, 'low')} to ${number(last, 'high')}.`,
			)
		})
		.join(' ')

const Plots: FC<{ sides: readonly SimulatedSide[] }> = ({ sides }) => {
	const { say } = useAround()
	const plots = [
		['offers', say('Tilbud om året', 'Offers a year'), say('tilbud', 'offers')],
		['visits', say('Besøg om året', 'Visits a year'), say('besøg', 'visits')],
		['hours', say('Timer om året', 'Hours a year'), say('timer', 'hours')],
	] as const
	const kept = (sides[0]?.years ?? []).flatMap((_, at) =>
		sides.every(({ years }) => shown(years[at]?.offers.expected ?? 0) !== null) ? [at] : [],
	)
	return (
		<div class="hj-plots">
			{plots.map(([of, title, what]) => (
				<BandPlot
					code={of}
					title={title}
					says={inWords(what, sides, of, say)}
					years={kept.map((at) => sides[0]?.years[at]?.year ?? 0)}
					sides={sides.map(({ side, years }) => ({
						side,
						values: kept.flatMap((at) => years[at]?.[of] ?? []),
					}))}
				/>
			))}
		</div>
	)
}

const Legend: FC<{ sides: readonly SimulatedSide[] }> = ({ sides }) => (
	<ul class="nobullet-list hj-sides">
		{sides.map(({ side, name }) => (
			<li>
				<svg class="hj-side-mark" viewBox="0 0 36 12" aria-hidden="true" focusable="false">
					<path class={`hj-curve hj-curve-side-${side}`} d="M0,6L36,6" />
					{side === 'a' ? (
						<circle class="hj-mark-side-a" cx={18} cy={6} r={4} />
					) : (
						<rect class="hj-mark-side-b" x={14} y={2} width={8} height={8} />
					)}
				</svg>
				<strong>{side.toUpperCase()}</strong> {name}
			</li>
		))}
	</ul>
)

/** Plots first, the tables behind them, then what it all rests on. */
export const SimulationPage: FC<SimulationPageProps> = (props) => {
	const { fields, sides, citizens, ways, milliseconds, leftOut, address } = props
	const { say, language, link } = useAround()
	const problems = Object.values(fields.problems)
	const seconds = (milliseconds / 1000).toLocaleString(language === 'da' ? 'da-DK' : 'en-GB', {
		maximumFractionDigits: 2,
	})
	return (
		<>
			<Lead />
			<form method="get" action={link('/simulering')} data-redraw="plots tables" novalidate>
				<StandardsAndYears {...fields} />
				<section id="plots" class="hj-simulation" aria-label={say('Kurver', 'Plots')} aria-live="polite">
					{problems.length === 0 ? null : (
						<Alert kind="error" title={say('Ret dette for at se ændringen', 'Please correct this to see the change')}>
							<ul class="nobullet-list">
								{problems.map((problem) => (
									<li>{problem[language]}</li>
								))}
							</ul>
						</Alert>
					)}
					<Legend sides={sides} />
					<Plots sides={sides} />
				</section>
				<RulesToTry {...fields} />
			</form>
			<section id="tables" class="hj-simulation" aria-label={say('Tabeller', 'Tables')}>
				<Band ways={ways} />
				<p class="hj-quiet">
					{say(
						`Regnet på ${citizens.toLocaleString('da-DK')} borgere på ${seconds} sekunder.`,
						`Reckoned over ${citizens.toLocaleString('en-GB')} citizens in ${seconds} seconds.`,
					)}
				</p>
				<h2>{say('År for år', 'Year by year')}</h2>
				<YearsTable sides={sides} />
				<p class="d-print-none">
					<To to={address({ format: 'csv' })}>{say('Hent som CSV', 'Download as CSV')}</To>
				</p>
				<h2>{say('Hvem kommer til, og hvem falder ud?', 'Who comes in and who drops out?')}</h2>
				<Newly {...props} />
				<Assumptions leftOut={leftOut} />
			</section>
			<script src="/programs/insight.js" defer></script>
		</>
	)
}
