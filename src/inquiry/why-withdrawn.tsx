import type { FC } from 'hono/jsx'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Button, TextArea } from '#platform/web/parts.tsx'

/** The end of a form that withdraws what was recorded by mistake: why, and the deed. */
export const WhyWithdrawn: FC<{ readonly typed: Typed | null; readonly error: string | undefined }> = ({
	typed,
	error,
}) => {
	const { say } = useAround()
	return (
		<>
			<TextArea
				name="withdrawn_because"
				label={say('Hvorfor trækkes den tilbage?', 'Why is it withdrawn?')}
				hint={say('Den bliver stående med en streg over.', 'It remains, struck through.')}
				rows={2}
				value={typed?.text('withdrawn_because')}
				error={error}
			/>
			<Button look="secondary" class="mt-5">
				{say('Træk tilbage', 'Withdraw')}
			</Button>
		</>
	)
}
