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

const Choose: FC<{
	name: string
	label: string
	value: string
	choices: readonly { value: string; label: string }[]
}> = ({ name, label, value, choices }) => (
	<div class="form-group">
		<label class="form-label" for={name}>
			{label}
		</label>
		<select class="form-select" id={name} name={name}>
			{choices.map((choice) => (
				<option value={choice.value} selected={choice.value === value}>
					{choice.label}
				</option>
			))}
		</select>
	</div>
)

/** A small field of a rule; its label says the rule too, for those who hear the page. */
const RuleNumber: FC<
	{ rule: Criterion; part: Part; label: string } & Pick<SimulationFieldsProps, 'query' | 'problems'>
> = ({ rule, part, label, query, problems }) => {
	const { language } = useAround()
	const name = fieldOf(rule.code, part)
	const problem = problems[name]
	return (
		<div class={`form-group ${problem ? 'form-error' : ''}`}>
			<label class="form-label" for={name}>
				{label}
				<span class="sr-only">: {rule.name[language]}</span>
			</label>
			<input
				class="form-input hj-width-4"
				id={name}
				name={name}
				type="text"
				inputmode="numeric"
				autocomplete="off"
				value={written(query, rule, part)}
				aria-invalid={problem ? 'true' : undefined}
			/>
		</div>
	)
}

const Rule: FC<{ rule: Criterion } & Pick<SimulationFieldsProps, 'query' | 'problems'>> = ({
	rule,
	query,
	problems,
}) => {
	const { say, language } = useAround()
	const asked = agesAsked(rule)
	const numbers: readonly (readonly [Part, string])[] = [
		['from', asked?.kind === 'one' ? say('Alder', 'Age') : say('Fra alder', 'From age')],
		...(asked?.kind === 'range' ? [['to', say('Til alder', 'To age')] as const] : []),
		['minutes', say('Minutter', 'Minutes')],
	]
	const select = (part: 'contact' | 'initiative', label: string, all: readonly { value: string; label: string }[]) => (
		<Choose name={fieldOf(rule.code, part)} label={label} value={written(query, rule, part)} choices={all} />
	)
	return (
		<fieldset class="hj-panel hj-try">
			<legend>{rule.name[language]}</legend>
			<div class="hj-try-fields">
				{numbers.map(([part, label]) => (
					<RuleNumber rule={rule} part={part} label={label} query={query} problems={problems} />
				))}
				{select(
					'contact',
					say('Kontakt', 'Contact'),
					contacts.map((one) => ({ value: one, label: contactName[one][language] })),
				)}
				{select(
					'initiative',
					say('Gives', 'Given'),
					initiatives.map((one) => ({ value: one, label: initiativeName[one][language] })),
				)}
			</div>
		</fieldset>
	)
}

/** What to reckon with: two standards, how far ahead, and the right one's rules tried otherwise. A plain form that asks, and changes nothing. */
export const SimulationFields: FC<SimulationFieldsProps> = (props) => {
	const { choices, left, right, years, most, rules, query, problems, isChanged } = props
	const { say, language, link } = useAround()
	const standards = choices.map(({ value, label }) => ({ value, label: label[language] }))
	return (
		<form method="get" action={link('/simulering')} class="hj-simulation-form" data-redraw="simulation" novalidate>
			<div class="hj-simulation-choice">
				<Choose name="a" label={say('Standard A', 'Standard A')} value={left} choices={standards} />
				<Choose name="b" label={say('Standard B', 'Standard B')} value={right} choices={standards} />
				<Choose
					name="aar"
					label={say('År frem', 'Years ahead')}
					value={String(years)}
					choices={Array.from({ length: most }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))}
				/>
			</div>
			<input type="hidden" name="proevet" value={right} />
			{rules.length === 0 ? null : (
				<Details title={say('Prøv en ændret aldersgrænse i B', 'Try another age limit in B')} open={isChanged}>
					<p>
						{say(
							'Det, du prøver, bliver hverken gemt eller sat i kraft. En aldersgrænse uden øvre ende har et tomt felt.',
							'What you try is neither saved nor put in force. A limit without an upper end has an empty field.',
						)}
					</p>
					{rules.map((rule) => (
						<Rule rule={rule} query={query} problems={problems} />
					))}
				</Details>
			)}
			<div class="hj-row">
				<Button>{say('Beregn', 'Calculate')}</Button>
				{isChanged ? (
					<To to={`/simulering?a=${encodeURIComponent(left)}&b=${encodeURIComponent(right)}&aar=${years}`}>
						{say('Tilbage til B uden ændringer', 'Back to B without changes')}
					</To>
				) : null}
			</div>
		</form>
	)
}
