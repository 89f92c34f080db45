import type { FC } from 'hono/jsx'
import type { Text } from '#kernel/language.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Details, To } from '#platform/web/parts.tsx'
import type { Criterion } from '#standard/index.ts'
import { contacts, fieldOf, initiatives, type Part, written } from './simulation-form.ts'
import { contactName, initiativeName } from './simulation-words.ts'
import { agesAsked } from './variation.ts'

export type StandardChoice = { readonly value: string; readonly label: Text }
export type SimulationFieldsProps = {
	readonly choices: readonly StandardChoice[]
	readonly left: string
	readonly right: string
	readonly years: number
	readonly most: number
	/** Rules of the right standard, with what was typed about them. */
	readonly rules: readonly Criterion[]
	readonly query: URLSearchParams
	readonly problems: Readonly<Record<string, Text>>
	readonly isChanged: boolean
}

type Option = { readonly value: string; readonly label: string }

const Options: FC<{ all: readonly Option[]; value: string }> = ({ all, value }) => (
	<>
		{all.map((one) => (
			<option value={one.value} selected={one.value === value}>
				{one.label}
			</option>
		))}
	</>
)

const Choose: FC<{ name: string; label: string; value: string; choices: readonly Option[] }> = ({
	name,
	label,
	value,
	choices,
}) => (
	<div class="form-group">
		<label class="form-label" for={name}>
			{label}
		</label>
		<select class="form-select" id={name} name={name}>
			<Options all={choices} value={value} />
		</select>
	</div>
)

/** Two standards and how far ahead. */
export const StandardsAndYears: FC<SimulationFieldsProps> = ({ choices, left, right, years, most }) => {
	const { say, language } = useAround()
	const standards = choices.map(({ value, label }) => ({ value, label: label[language] }))
	return (
		<div class="hj-simulation-choice">
			<Choose name="a" label={say('Standard A', 'Standard A')} value={left} choices={standards} />
			<Choose name="b" label={say('Standard B', 'Standard B')} value={right} choices={standards} />
			<Choose
				name="aar"
				label={say('År frem', 'Years ahead')}
				value={String(years)}
				choices={Array.from({ length: most }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))}
			/>
			<input type="hidden" name="proevet" value={right} />
			<Button>{say('Beregn', 'Calculate')}</Button>
		</div>
	)
}

type Asking = { rule: Criterion; part: Part; label: string } & Pick<SimulationFieldsProps, 'query' | 'problems'>

/** A number of a rule; its name says the rule too, for those who hear the page. */
const RuleNumber: FC<Asking> = ({ rule, part, label, query, problems }) => {
	const { language } = useAround()
	const name = fieldOf(rule.code, part)
	return (
		<td data-title={label}>
			<input
				class={`form-input hj-width-4 ${problems[name] ? 'hj-wrong' : ''}`}
				id={name}
				name={name}
				type="text"
				inputmode="numeric"
				autocomplete="off"
				aria-label={`${label}: ${rule.name[language]}`}
				value={written(query, rule, part)}
				aria-invalid={problems[name] ? 'true' : undefined}
			/>
		</td>
	)
}

const RuleChoice: FC<Asking & { all: readonly Option[] }> = ({ rule, part, label, query, all }) => {
	const { language } = useAround()
	const name = fieldOf(rule.code, part)
	return (
		<td data-title={label}>
			<select class="form-select" id={name} name={name} aria-label={`${label}: ${rule.name[language]}`}>
				<Options all={all} value={written(query, rule, part)} />
			</select>
		</td>
	)
}

/** The right standard's rules, to be tried otherwise. */
export const RulesToTry: FC<SimulationFieldsProps> = ({ left, right, years, rules, query, problems, isChanged }) => {
	const { say, language } = useAround()
	if (rules.length === 0) return null
	const heads: readonly (readonly [Part, string])[] = [
		['from', say('Fra alder', 'From age')],
		['to', say('Til alder', 'To age')],
		['minutes', say('Minutter', 'Minutes')],
		['contact', say('Kontakt', 'Contact')],
		['initiative', say('Gives', 'Given')],
	]
	const options = {
		contact: contacts.map((one) => ({ value: one, label: contactName[one][language] })),
		initiative: initiatives.map((one) => ({ value: one, label: initiativeName[one][language] })),
	}
	const title = say('Prøv en ændret aldersgrænse i B', 'Try another age limit in B')
	return (
		<Details title={title} open={isChanged}>
			<p>
				{say(
					'Det, du prøver, bliver hverken gemt eller sat i kraft. Et tomt felt under til alder betyder, at der ingen øvre grænse er.',
					'What you try is neither saved nor put in force. An empty upper age means that there is no upper limit.',
				)}
			</p>
			<table class="table hj-table hj-try">
				<caption class="sr-only">{title}</caption>
				<thead>
					<tr>
						<th scope="col">{say('Regel', 'Rule')}</th>
						{heads.map(([, label]) => (
							<th scope="col">{label}</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rules.map((rule) => (
						<tr>
							<th scope="row">{rule.name[language]}</th>
							{heads.map(([part, label]) => {
								if (part === 'contact' || part === 'initiative')
									return (
										<RuleChoice
											rule={rule}
											part={part}
											label={label}
											query={query}
											problems={problems}
											all={options[part]}
										/>
									)
								if (part === 'to' && agesAsked(rule)?.kind === 'one') return <td data-title={label}>–</td>
								return <RuleNumber rule={rule} part={part} label={label} query={query} problems={problems} />
							})}
						</tr>
					))}
				</tbody>
			</table>
			<div class="hj-row">
				<Button>{say('Beregn', 'Calculate')}</Button>
				{isChanged ? (
					<To to={`/simulering?a=${encodeURIComponent(left)}&b=${encodeURIComponent(right)}&aar=${years}`}>
						{say('Tilbage til B uden ændringer', 'Back to B without changes')}
					</To>
				) : null}
			</div>
		</Details>
	)
}
