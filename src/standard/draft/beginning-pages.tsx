import { randomUUID } from 'node:crypto'
import { later, readDay } from '#kernel/day.ts'
import { readId } from '#kernel/ids.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { beginDraft } from '../actions.ts'
import { BeginPage } from './begin-page.tsx'
import { type DraftId, longestDraft } from './draft.ts'
import { draftRefusal } from './draft-refusal.ts'
import { nextBeginning } from './draft-text.ts'
import { sentYaml, typedYaml } from './typed-yaml.ts'

export const begin = async (ask: Ask): Promise<Answer> => ({
	title: ask.say('Begynd en kladde', 'Begin a draft'),
	page: <BeginPage newId={randomUUID()} title="" yaml="" errors={{}} />,
})

export const begun = async (ask: Ask): Promise<Answer> => {
	const { form, language } = ask
	const id = readId<DraftId>(form.text('id')) ?? (randomUUID() as DraftId)
	const title = form.text('title')
	const [file, version] = [form.file('file'), readDay(form.text('from'))]
	const yaml = file ? sentYaml(file.bytes) : typedYaml(ask)
	const from = version === null ? yaml : { from: version, validFrom: nextBeginning(later(ask.today, version)) }
	const outcome = await beginDraft(ask.db, ask.at, { id, title, from, by: ask.atWork().id })
	if (outcome.ok)
		return {
			redirect: `/standarder/kladde/${outcome.value}`,
			done: ask.say('Kladden er begyndt.', 'The draft is begun.'),
		}
	const why = draftRefusal(outcome.why)[language]
	const field = outcome.why === 'title_missing' ? 'title' : 'yaml'
	return {
		title: ask.say('Begynd en kladde', 'Begin a draft'),
		status: 422,
		page: (
			<BeginPage newId={id} title={title} yaml={yaml.length > longestDraft ? '' : yaml} errors={{ [field]: why }} />
		),
	}
}
