import type { FC } from 'hono/jsx'
import type { Text } from '#kernel/language.ts'
import { useAround } from '#platform/web/index.ts'
import { Details, To } from '#platform/web/parts.tsx'
import { assumptions } from './assumptions.ts'
import type { SimulationPageProps } from './simulation-page.tsx'
import { NewlyTable } from './simulation-tables.tsx'

/** What the line and the band are. */
export const Band: FC<{ ways: number }> = ({ ways }) => {
	const { say } = useAround()
	return (
		<p class="hj-quiet">
			{say(
				`Linjen er gennemsnittet af ${ways - 2} gennemregninger af borgernes kommende år med satserne, som de står nedenfor. Båndet går fra den laveste til den højeste af ${ways}: de ${ways - 2}, én med færre ældre hjemme uden hjælp (dødelighed 10 % op, hjemmehjælp 15 % op, 40 % færre tilflyttere) og én med flere (10 % ned, 15 % ned, 60 % flere). For besøg og timer går det desuden fra lav til høj tilslutning. A og B regnes på de samme livsforløb, så forskellen mellem dem er sikrere end hver af dem.`,
				`The line is the mean of ${ways - 2} drawings of the citizens’ coming years with the rates as they stand below. The band goes from the lowest to the highest of ${ways}: those ${ways - 2}, one with fewer older people at home without help (mortality up 10 %, home help up 15 %, 40 % fewer moving in) and one with more (down 10 %, down 15 %, 60 % more). For visits and hours it also goes from low to high acceptance. A and B are reckoned on the same lives, so the difference between them is surer than either.`,
			)}
		</p>
	)
}

/** Everything taken for granted, each with its source. */
export const Assumptions: FC<{ leftOut: readonly Text[] }> = ({ leftOut }) => {
	const { say, language } = useAround()
	return (
		<Details title={say('Forudsætninger og kilder', 'Assumptions and sources')}>
			<dl class="hj-summary">
				{assumptions.map(({ what, how, source }) => (
					<div>
						<dt>{what[language]}</dt>
						<dd>
							{how[language]}{' '}
							<span class="hj-quiet">
								{say('Kilde', 'Source')}: {source[language]}
							</span>
						</dd>
					</div>
				))}
			</dl>
			{leftOut.length === 0 ? null : (
				<p>
					{say('Regler, der derfor ikke tæller her: ', 'Rules that therefore do not count here: ')}
					{leftOut.map((name) => name[language]).join('; ')}.
				</p>
			)}
		</Details>
	)
}

/** Only standards other than the one compared with have anybody new. */
export const Newly: FC<Pick<SimulationPageProps, 'sides' | 'against' | 'lookedAt' | 'address'>> = ({
	sides,
	against,
	lookedAt,
	address,
}) => {
	const { say } = useAround()
	const others = sides.filter(({ isCompared }) => !isCompared)
	if (others.length === 0)
		return (
			<p>
				{say(
					`Alt, hvad der er regnet, er ${against}. Vælg en anden standard som B, eller prøv en ændret aldersgrænse, for at se, hvem det gør en forskel for.`,
					`All that is reckoned is ${against}. Choose another standard as B, or try another age limit, to see for whom it makes a difference.`,
				)}
			</p>
		)
	return (
		<>
			<p>
				{say(
					`Borgere, der får et tilbud i året og ikke ville få det under ${against} – og omvendt. Tallene er afrundet, så summen kan afvige lidt.`,
					`Citizens who get an offer that year and would not under ${against} – and the other way about. Numbers are rounded, so sums may differ a little.`,
				)}
			</p>
			<nav class="hj-row d-print-none" aria-label={say('Vælg år', 'Choose year')}>
				{(sides[0]?.years ?? []).map(({ year }, at) =>
					at === lookedAt ? (
						<strong aria-current="true">{year}</strong>
					) : (
						<To to={address({ vis: String(year) })}>{String(year)}</To>
					),
				)}
			</nav>
			<NewlyTable sides={others} at={lookedAt} against={against} />
			<p class="hj-quiet">
				{say(
					'En streg (–) står for et tal under 5, eller et tal der ville røbe det.',
					'A dash (–) stands for a number under 5, or one that would give it away.',
				)}
			</p>
		</>
	)
}
