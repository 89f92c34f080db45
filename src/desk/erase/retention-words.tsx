import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Details } from '#platform/web/parts.tsx'
import type { JournalPeriods } from '#visit/index.ts'

/** How long what is kept, and by which law: the municipality's own years, and the least the law asks. */
export const HowLong: FC<{ years: number; periods: JournalPeriods }> = ({ years, periods }) => {
	const { say, language } = useAround()
	const least = (count: number, verified: boolean): string =>
		`${count} ${say('år', 'years')}${verified ? '' : ` (${say('ikke bekræftet', 'not confirmed')})`}`
	return (
		<Details title={say('Så længe beholdes oplysningerne', 'How long data are kept')}>
			<p>
				{say(
					`Kommunen beholder alt i ${years} år efter det seneste, der er skrevet – og en journal mindst så længe, som loven siger:`,
					`The municipality keeps everything for ${years} years after the last entry – and a journal for at least as long as the law says:`,
				)}
			</p>
			<section
				class="table--responsive-scroll"
				tabindex={0}
				aria-label={say('Lovens perioder', 'The periods of the law')}
			>
				<table class="table hj-table">
					<caption class="sr-only">{say('Lovens perioder', 'The periods of the law')}</caption>
					<thead>
						<tr>
							<th scope="col">{say('Hvem har skrevet i journalen?', 'Who wrote in the journal?')}</th>
							<th scope="col">{say('Mindst', 'At least')}</th>
						</tr>
					</thead>
					<tbody>
						{periods.professions.map((one) => (
							<tr>
								<td>
									{say('Kun', 'Only')} {one.name[language].toLowerCase()}
								</td>
								<td>{least(one.years, one.verified)}</td>
							</tr>
						))}
						<tr>
							<td>{say('Andre, eller flere faggrupper', 'Others, or several professions')}</td>
							<td>{least(periods.otherwise.years, periods.otherwise.verified)}</td>
						</tr>
					</tbody>
				</table>
			</section>
			<p class="hj-quiet">
				{periods.name[language]}. {periods.caution[language]}
			</p>
		</Details>
	)
}
