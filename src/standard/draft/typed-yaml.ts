import type { Ask } from '#platform/web/index.ts'
import { asWritten } from './draft.ts'

/** A form's text with its own beginning and end; nothing of YAML is trimmed. */
export const typedYaml = (ask: Pick<Ask, 'form'>): string => asWritten(ask.form.all('yaml')[0] ?? '')

const encodingOf = ([first, second]: Uint8Array): string => {
	if (first === 0xff && second === 0xfe) return 'utf-16le'
	return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** The text of a file that came with a form. What no database keeps becomes a sign that the check tells of. */
export const sentYaml = (bytes: Uint8Array): string =>
	asWritten(new TextDecoder(encodingOf(bytes)).decode(bytes).replaceAll('\u0000', '\ufffd'))
