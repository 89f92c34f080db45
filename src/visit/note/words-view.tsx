import type { Child, FC } from 'hono/jsx'
import type { Language, Text } from '#kernel/language.ts'

/** How a page speaks: the language chosen, and the choosing between two texts. */
export type Speech = {
	readonly say: (da: string, en: string) => string
	readonly language: Language
}

export const spoken = (speech: Speech, text: Text): string => text[speech.language]

/** Someone's own words as they were written: lines kept, each read in its own direction. */
export const Words: FC<{ text: string }> = ({ text }) => (
	<div dir="auto">
		{text.split('\n').map(
			(line, index): Child => (
				<>
					{index === 0 ? null : <br />}
					{line}
				</>
			),
		)}
	</div>
)
