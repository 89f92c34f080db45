import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import { type Day, dateOf, monthOf, yearOf } from '#kernel/day.ts'
import { useAround } from './page-context.ts'

/** An icon beside a text, never alone; names are those of the design system's sheet. */
export const Icon: FC<{ name: string; class?: string }> = ({ name, class: classes }) => (
	<svg class={`icon-svg ${classes ?? ''}`} focusable="false" aria-hidden="true">
		<use href={`/dkfds/img/all-svg-icons.svg#${name}`} />
	</svg>
)

export const Heading: FC<{ title: string; lead?: Child }> = ({ title, lead }) => (
	<>
		<h1 class="mb-4">{title}</h1>
		{lead ? <p class="font-lead hj-lead">{lead}</p> : null}
	</>
)

export type Kind = 'info' | 'success' | 'warning' | 'error'

export const Alert: FC<PropsWithChildren<{ kind: Kind; title: string; live?: boolean }>> = ({
	kind,
	title,
	live,
	children,
}) => (
	<div class={`alert alert-${kind} mb-5`} role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}>
		<Icon
			name={
				kind === 'info'
					? 'info'
					: kind === 'success'
						? 'check-circle'
						: kind === 'warning'
							? 'report-problem'
							: 'highlight-off'
			}
			class="alert-icon"
		/>
		<div class="alert-body">
			<p class="alert-heading">{title}</p>
			{children ? <div class="alert-text">{children}</div> : null}
		</div>
	</div>
)

/** A word with a colour; the word carries the meaning. */
export const Badge: FC<{ kind: Kind | 'none'; text: string }> = ({ kind, text }) =>
	kind === 'none' ? <span class="hj-badge-none">{text}</span> : <span class={`badge badge-${kind}`}>{text}</span>

type ButtonLook = 'primary' | 'secondary' | 'tertiary' | 'warning'
export const Button: FC<
	PropsWithChildren<{
		look?: ButtonLook
		name?: string
		value?: string
		accesskey?: string
		class?: string
		formaction?: string
	}>
> = ({ look, children, class: classes, ...rest }) => (
	<button type="submit" class={`button button-${look ?? 'primary'} ${classes ?? ''}`} {...rest}>
		{children}
	</button>
)

/** A link that looks like a button; `to` is a path inside the municipality. */
export const LinkButton: FC<PropsWithChildren<{ to: string; look?: ButtonLook; class?: string }>> = ({
	to,
	look,
	class: classes,
	children,
}) => (
	<a class={`button button-${look ?? 'secondary'} ${classes ?? ''}`} href={useAround().link(to)}>
		{children}
	</a>
)

/** A link to a path inside the municipality. */
export const To: FC<PropsWithChildren<{ to: string; class?: string }>> = ({ to, class: classes, children }) => (
	<a href={useAround().link(to)} class={classes}>
		{children}
	</a>
)

/** A form that changes something; `to` is a path inside the municipality. */
export const Form: FC<PropsWithChildren<{ to: string; files?: boolean; class?: string }>> = ({
	to,
	files,
	class: classes,
	children,
}) => {
	const { link, token } = useAround()
	return (
		<form
			method="post"
			action={link(to)}
			enctype={files ? 'multipart/form-data' : undefined}
			class={classes}
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

const WithLabel: FC<PropsWithChildren<Labelled>> = ({ label, name, hint, error, required, children }) => {
	const { say } = useAround()
	return (
		<div class={`form-group ${error ? 'form-error' : ''}`}>
			<label class="form-label" for={name}>
				{label}
				{required === false ? ` (${say('kan udelades', 'optional')})` : ''}
			</label>
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
	const { say } = useAround()
	return (
		<fieldset class={`mb-5 ${error ? 'form-error' : ''}`} aria-describedby={describedBy(name, hint, error)}>
			<legend class="form-label" id={`${name}-legend`}>
				{label}
			</legend>
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

/** Day, month, year as three fields; read back by `form.day(name)`. */
export const DayFields: FC<Omit<Labelled, 'required'> & { value?: Day | null }> = ({
	label,
	name,
	hint,
	error,
	value,
}) => {
	const { say } = useAround()
	const parts = [
		{ key: 'day', label: say('Dag', 'Day'), value: value ? String(dateOf(value)) : '', width: 2 },
		{ key: 'month', label: say('Måned', 'Month'), value: value ? String(monthOf(value)) : '', width: 2 },
		{ key: 'year', label: say('År', 'Year'), value: value ? String(yearOf(value)) : '', width: 4 },
	]
	return (
		<fieldset class={`mb-5 ${error ? 'form-error' : ''}`} aria-describedby={describedBy(name, hint, error)}>
			<legend class="form-label">{label}</legend>
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
							value={part.value}
							aria-invalid={error ? 'true' : undefined}
						/>
					</div>
				))}
			</div>
		</fieldset>
	)
}

/** Facts as label and value. */
export const Summary: FC<{ rows: readonly (readonly [string, Child] | null)[] }> = ({ rows }) => (
	<dl class="hj-summary">
		{rows.map((row) =>
			row === null ? null : (
				<div>
					<dt>{row[0]}</dt>
					<dd>{row[1]}</dd>
				</div>
			),
		)}
	</dl>
)

/** An empty state: what is not here, and what to do. */
export const Empty: FC<PropsWithChildren<{ title: string }>> = ({ title, children }) => (
	<div class="hj-empty">
		<p class="hj-empty-title">{title}</p>
		{children ? <div>{children}</div> : null}
	</div>
)

/** What is to be mended before anything is saved, each a link to its field. */
export const Errors: FC<{ errors: Readonly<Record<string, string>> }> = ({ errors }) => {
	const { say } = useAround()
	const entries = Object.entries(errors)
	return entries.length === 0 ? null : (
		<div class="alert alert-error mb-5" role="alert" tabindex={-1}>
			<Icon name="highlight-off" class="alert-icon" />
			<div class="alert-body">
				<p class="alert-heading">
					{say('Intet er gemt endnu. Ret dette:', 'Nothing has been saved yet. Please correct:')}
				</p>
				<ul class="alert-text nobullet-list">
					{entries.map(([name, message]) => (
						<li>
							<a class="alert-link" href={`#${name}`}>
								{message}
							</a>
						</li>
					))}
				</ul>
			</div>
		</div>
	)
}

/** Something to open on demand; works without JavaScript. */
export const Details: FC<PropsWithChildren<{ title: string; open?: boolean }>> = ({ title, open, children }) => (
	<details class="details" open={open}>
		<summary class="details-summary">{title}</summary>
		<div class="details-text">{children}</div>
	</details>
)
