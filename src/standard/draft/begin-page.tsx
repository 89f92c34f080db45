import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Button, Errors, Field, Form, Heading, TextArea } from '#platform/web/parts.tsx'

type Begun = {
	readonly newId: string
	readonly title: string
	readonly yaml: string
	readonly errors: Readonly<Record<string, string>>
}

/** A draft from a text: a file, or pasted. */
export const BeginPage: FC<Begun> = ({ newId, title, yaml, errors }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Begynd en kladde fra en tekst', 'Begin a draft from a text')}
				lead={say(
					'Teksten må gerne have fejl. De bliver vist, og kladden kan rettes.',
					'The text may have errors. They are shown, and the draft can be mended.',
				)}
			/>
			<Errors errors={errors} />
			<Form to="/standarder/ny" files>
				<input type="hidden" name="id" value={newId} />
				<Field
					name="title"
					label={say('Kladdens navn', 'Name of the draft')}
					value={title}
					error={errors.title}
					width={20}
				/>
				<Field
					name="file"
					type="file"
					accept=".yaml,.yml,text/*"
					label={say('YAML-fil', 'YAML file')}
					required={false}
				/>
				<TextArea
					name="yaml"
					label={say('Eller indsæt teksten her', 'Or paste the text here')}
					value={yaml}
					rows={12}
					error={errors.yaml}
				/>
				<Button class="mt-5">{say('Begynd kladden', 'Begin the draft')}</Button>
			</Form>
		</>
	)
}
