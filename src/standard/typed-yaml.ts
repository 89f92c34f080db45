import type { Ask } from '#platform/web/index.ts'
import { asWritten } from './draft.ts'

/** A form's text with its own beginning and end; nothing of YAML is trimmed. */
export const typedYaml = (ask: Pick<Ask, 'form'>): string => asWritten(ask.form.all('yaml')[0] ?? '')
