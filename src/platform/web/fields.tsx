import type { FC, PropsWithChildren } from 'hono/jsx'
import { type Day, dateOf, monthOf, yearOf } from '#kernel/day.ts'
import { useAround } from './page-context.ts'

/** A form that changes something; `to` is a path inside the municipality, `data` what a program of the browser is to know of it. */
export const Form: FC<
	PropsWithChildren<{ to: string; files?: boolean; class?: string; data?: Readonly<Record<string, string>> }>
> = ({ to, files, class: classes, data, children }) => {
	const { link, token } = useAround()
	return (
		<form
			method="post"
			action={link(to)}
			enctype={files ? 'multipart/form-data' : undefined}
			class={classes}
			{...Object.fromEntries(Object.entries(data ?? {}).map(([name, value]) => [`data-${name}`, value]))}
			novalidate
		>
			<input type="hidden" name="token" value={token} />
			{children}
		</form>
	)
}

type Labelled = { label: string; name: string; hint?: string; error?: string; required?: boolean }

const describedBy = (name: string, hint?: string, error?: string): string | undefined =>
	[hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined

/** What `describedBy` points at. */
const HintAndError: FC<Pick<Labelled, 'name' | 'hint' | 'error'>> = ({ name, hint, error }) => {
	const { say } = useAround()
	return (
		<>
			{hint ? (
				<span class="form-hint" id={`${name}-hint`}>
					{hint}
				</span>
			) : null}
			{error ? (
				<span class="form-error-message" id={`${name}-error`}>
					<span class="sr-only">{say('Fejl', 'Error')}: </span>
					{error}
				</span>
			) : null}
		</>
	)
}

const WithLabel: FC<PropsWithChildren<Labelled>> = ({ label, name, hint, error, required, children }) => {
	const { say } = useAround()
	return (
		<div class={`form-group ${error ? 'form-error' : ''}`}>
			<label class="form-label" for={name}>
				{label}
				{required === false ? ` (${say('kan udelades', 'optional')})` : ''}
			</label>
			<HintAndError name={name} hint={hint} error={error} />
			{children}
		</div>
	)
}

export const Field: FC<
	Labelled & { value?: string; type?: string; width?: number; autocomplete?: string; accept?: string }
> = ({ value, type, width, autocomplete, accept, ...labelled }) => (
	<WithLabel {...labelled}>
		<input
			class={`form-input ${width ? `hj-width-${width}` : ''}`}
			id={labelled.name}
			name={labelled.name}
			type={type ?? 'text'}
			value={value}
			accept={accept}
			autocomplete={autocomplete ?? 'off'}
			aria-describedby={describedBy(labelled.name, labelled.hint, labelled.error)}
			aria-invalid={labelled.error ? 'true' : undefined}
		/>
	</WithLabel>
)

export const TextArea: FC<Labelled & { value?: string; rows?: number }> = ({ value, rows, ...labelled }) => (
	<WithLabel {...labelled}>
		<textarea
			class="form-input"
			id={labelled.name}
			name={labelled.name}
			rows={rows ?? 4}
			aria-describedby={describedBy(labelled.name, labelled.hint, labelled.error)}
			aria-invalid={labelled.error ? 'true' : undefined}
		>
			{value ?? ''}
		</textarea>
	</WithLabel>
)

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string }

export const Select: FC<Labelled & { choices: readonly Choice[]; value?: string; empty?: string }> = ({
	choices,
	value,
	empty,
	...labelled
}) => (
	<WithLabel {...labelled}>
		<select
			class="form-select"
			id={labelled.name}
			name={labelled.name}
			aria-describedby={describedBy(labelled.name, labelled.hint, labelled.error)}
		>
			{empty === undefined ? null : <option value="">{empty}</option>}
			{choices.map((choice) => (
				<option value={choice.value} selected={choice.value === value}>
					{choice.label}
				</option>
			))}
		</select>
	</WithLabel>
)

const Chosen: FC<
	Omit<Labelled, 'required'> & { choices: readonly Choice[]; chosen: readonly string[]; kind: 'radio' | 'checkbox' }
> = ({ label, name, hint, error, choices, chosen, kind }) => {
	return (
		<fieldset id={name} class={`mb-5 ${error ? 'form-error' : ''}`} aria-describedby={describedBy(name, hint, error)}>
			<legend class="form-label" id={`${name}-legend`}>
				{label}
			</legend>
			<HintAndError name={name} hint={hint} error={error} />
			{choices.map((choice, index) => (
				<div class={`form-group-${kind}`}>
					<input
						type={kind}
						id={`${name}-${index}`}
						name={name}
						value={choice.value}
						class={`form-${kind}`}
						checked={chosen.includes(choice.value)}
						aria-describedby={choice.hint ? `${name}-${index}-hint` : undefined}
					/>
					<label class="form-label" for={`${name}-${index}`}>
						{choice.label}
					</label>
					{choice.hint ? (
						<span class="form-hint" id={`${name}-${index}-hint`}>
							{choice.hint}
						</span>
					) : null}
				</div>
			))}
		</fieldset>
	)
}

export const Radios: FC<Omit<Labelled, 'required'> & { choices: readonly Choice[]; value?: string }> = ({
	value,
	...rest
}) => <Chosen {...rest} kind="radio" chosen={value === undefined ? [] : [value]} />
export const Checks: FC<Omit<Labelled, 'required'> & { choices: readonly Choice[]; values?: readonly string[] }> = ({
	values,
	...rest
}) => <Chosen {...rest} kind="checkbox" chosen={values ?? []} />

/** Day, month, year as three fields; read back by `form.day(name)`. `typed`: as they were sent; `wrong`: the only one to be mended. */
export const DayFields: FC<
	Omit<Labelled, 'required'> & {
		value?: Day | null
		typed?: { readonly text: (name: string) => string }
		wrong?: 'day' | 'month' | 'year' | undefined
	}
> = ({ label, name, hint, error, value, typed, wrong }) => {
	const { say } = useAround()
	const sent = (key: string, known: string): string => typed?.text(`${name}_${key}`).slice(0, 10) ?? known
	const parts = [
		{ key: 'day', label: say('Dag', 'Day'), value: value ? String(dateOf(value)) : '', width: 2 },
		{ key: 'month', label: say('Måned', 'Month'), value: value ? String(monthOf(value)) : '', width: 2 },
		{ key: 'year', label: say('År', 'Year'), value: value ? String(yearOf(value)) : '', width: 4 },
	]
	return (
		<fieldset id={name} class={`mb-5 ${error ? 'form-error' : ''}`} aria-describedby={describedBy(name, hint, error)}>
			<legend class="form-label">{label}</legend>
			<HintAndError name={name} hint={hint} error={error} />
			<div class="date-group mt-3">
				{parts.map((part) => (
					<div class={`form-group form-group-${part.key}`}>
						<label class="form-label" for={`${name}_${part.key}`}>
							{part.label}
						</label>
						<input
							class="form-input"
							id={`${name}_${part.key}`}
							name={`${name}_${part.key}`}
							type="text"
							inputmode="numeric"
							maxlength={part.width}
							value={sent(part.key, part.value)}
							aria-invalid={error && (wrong ?? part.key) === part.key ? 'true' : undefined}
						/>
					</div>
				))}
			</div>
		</fieldset>
	)
}
