import type { FC } from 'hono/jsx'
import { useAround } from './page-context.ts'

/** Whose page is shown: a form of one choice, which asks for the same page again and keeps what else was asked for. */
export const Chooser: FC<{
	readonly action: string
	readonly name: string
	readonly label: string
	readonly choices: readonly { readonly id: string; readonly name: string }[]
	/** Null: everyone, where that can be chosen. */
	readonly chosen: string | null
	readonly everyone?: boolean
	readonly keeps: Readonly<Record<string, string>>
}> = ({ action, name, label, choices, chosen, everyone = false, keeps }) => {
	const { say } = useAround()
	return (
		<form method="get" action={action} class="hj-filter d-print-none">
			{Object.entries(keeps).map(([kept, value]) => (
				<input type="hidden" name={kept} value={value} />
			))}
			<div class="form-group">
				<label class="form-label" for={name}>
					{label}
				</label>
				<select class="form-select" id={name} name={name}>
					{everyone ? <option value="">{say('Alle', 'Everyone')}</option> : null}
					{choices.map((one) => (
						<option value={one.id} selected={one.id === chosen}>
							{one.name}
						</option>
					))}
				</select>
			</div>
			<button type="submit" class="button button-secondary">
				{say('Vis', 'Show')}
			</button>
		</form>
	)
}
