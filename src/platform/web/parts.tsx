import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import { writePhone } from '#kernel/write-phone.ts'
import { useAround } from './page-context.ts'

export { Chooser } from './chooser.tsx'
export { Checks, DayFields, Field, Form, Radios, Select, TextArea } from './fields.tsx'
export { Reasons } from './reasons.tsx'

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
		<Icon name={kind} class="alert-icon" />
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

/** The numbers to call, each a link that calls. Eight digits each. */
export const Phones: FC<{ numbers: readonly string[] }> = ({ numbers }) => (
	<p class="hj-phones">
		{numbers.map((phone) => (
			<a href={`tel:+45${phone}`}>{writePhone(phone)}</a>
		))}
	</p>
)

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

/** What is to be mended before anything is saved, or done as `title` says, each a link to its field. */
export const Errors: FC<{ errors: Readonly<Record<string, string>>; title?: string }> = ({ errors, title }) => {
	const { say } = useAround()
	const entries = Object.entries(errors)
	return entries.length === 0 ? null : (
		<div class="alert alert-error mb-5" role="alert" tabindex={-1}>
			<Icon name="error" class="alert-icon" />
			<div class="alert-body">
				<p class="alert-heading">
					{title ?? say('Intet er gemt endnu. Ret dette:', 'Nothing has been saved yet. Please correct:')}
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
