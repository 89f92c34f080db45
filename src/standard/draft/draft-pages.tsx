import { randomUUID } from 'node:crypto'
import { staffNames } from '#access/actions.ts'
import { readDay } from '#kernel/day.ts'
import { readId, type StaffId } from '#kernel/ids.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import {
	findDraft,
	giveUpDraft,
	hindranceOf,
	listStandards,
	putInForce,
	type ReadDraft,
	readTexts,
	saveDraft,
} from '../actions.ts'
import { standardOn } from '../standard.ts'
import { difference } from '../version/difference.ts'
import { yamlFile } from '../yaml-file.ts'
import { ChangedMeanwhile, ClosedDraftPage } from './closed-draft-page.tsx'
import type { DraftId } from './draft.ts'
import { DraftPage } from './draft-page.tsx'
import { DraftDifferencePage, DraftReadingPage } from './draft-reading-page.tsx'
import { draftRefusal } from './draft-refusal.ts'
import { CheckResult } from './problem-list.tsx'
import type { Approval } from './put-in-force.tsx'
import type { Tried } from './tried.ts'
import { typedYaml } from './typed-yaml.ts'

type Errors = Readonly<Record<string, string>>

const noSuchDraft = (ask: Ask): Answer => ({
	missing: ask.say(
		'Kladden findes ikke. Gå til Standard, og vælg en.',
		'There is no such draft. Go to Standard and choose one.',
	),
})

/** Who did something, by name. */
const namesFor = async (ask: Ask): Promise<(staff: StaffId) => string> => {
	const names = await staffNames(ask.db)
	return (staff) => names.get(staff) ?? ask.say('ukendt', 'unknown')
}

const asked = async (ask: Ask, tried: Tried): Promise<ReadDraft | null> => {
	const id = readId<DraftId>(ask.params.draft)
	return id === null ? null : findDraft(ask.db, id, tried)
}

const shown = async (ask: Ask, draft: ReadDraft, errors: Errors, approval?: Approval): Promise<Answer> => {
	const nameOf = await namesFor(ask)
	if (draft.end !== null)
		return { title: draft.title, page: <ClosedDraftPage draft={draft} nameOf={nameOf} newId={randomUUID()} /> }
	return {
		title: draft.title,
		status: Object.keys(errors).length > 0 ? 422 : 200,
		page: (
			<DraftPage
				draft={draft}
				inForce={standardOn(await listStandards(ask.db), ask.today)}
				hindrance={draft.standard ? await hindranceOf(ask.db, ask.at, draft.standard) : null}
				mayDecide={ask.atWork().roles.includes('manager')}
				nameOf={nameOf}
				approval={approval ?? { da: '', en: '', on: null }}
				errors={errors}
			/>
		),
	}
}

export const draftPages = (tried: Tried) => {
	const withDraft =
		(show: (ask: Ask, draft: ReadDraft) => Promise<Answer>) =>
		async (ask: Ask): Promise<Answer> => {
			const draft = await asked(ask, tried)
			return draft === null ? noSuchDraft(ask) : show(ask, draft)
		}
	return {
		show: withDraft((ask, draft) => shown(ask, draft, {})),

		save: withDraft(async (ask, draft) => {
			const [title, yaml] = [ask.form.text('title'), typedYaml(ask)]
			const command = { draft: draft.id, title, yaml, revision: ask.form.number('revision') ?? 0, by: ask.atWork().id }
			const outcome = await saveDraft(ask.db, ask.at, command)
			if (outcome.ok)
				return { redirect: `/standarder/kladde/${draft.id}`, done: ask.say('Kladden er gemt.', 'The draft is saved.') }
			if (outcome.why === 'changed_meanwhile')
				return {
					title,
					status: 409,
					page: (
						<ChangedMeanwhile
							draft={draft}
							title={title}
							yaml={yaml}
							nameOf={await namesFor(ask)}
							newId={randomUUID()}
						/>
					),
				}
			const why = draftRefusal(outcome.why)[ask.language]
			if (outcome.why === 'too_large' || outcome.why === 'no_such_draft' || outcome.why === 'closed')
				return { refused: why }
			return shown(ask, { ...draft, title, yaml }, { [outcome.why === 'title_missing' ? 'title' : 'yaml']: why })
		}),

		check: withDraft(async (ask) => {
			const yaml = typedYaml(ask)
			const [read] = await readTexts(ask.db, [yaml], tried)
			return {
				file: String(<CheckResult problems={read?.problems ?? []} yaml={yaml} language={ask.language} />),
				type: 'text/html; charset=utf-8',
				name: 'kontrol.html',
				inline: true,
			}
		}),

		giveUp: withDraft(async (ask, draft) => {
			const outcome = await giveUpDraft(ask.db, ask.at, { draft: draft.id, by: ask.atWork().id })
			return outcome.ok
				? { redirect: '/standarder', done: ask.say('Kladden er opgivet.', 'The draft is given up.') }
				: { refused: draftRefusal(outcome.why)[ask.language] }
		}),

		putInForce: withDraft(async (ask, draft) => {
			const approval = {
				da: ask.form.text('approved_da'),
				en: ask.form.text('approved_en'),
				on: ask.form.day('approved_on'),
			}
			const missing = draftRefusal('approver_missing')[ask.language]
			const errors: Errors = {
				...(approval.da === '' ? { approved_da: missing } : {}),
				...(approval.en === '' ? { approved_en: missing } : {}),
				...(approval.on === null ? { approved_on_day: ask.say('Skriv dagen.', 'Write the day.') } : {}),
			}
			if (approval.on === null || Object.keys(errors).length > 0) return shown(ask, draft, errors, approval)
			const outcome = await putInForce(ask.db, ask.at, {
				draft: draft.id,
				revision: ask.form.number('revision') ?? 0,
				municipality: ask.municipality.code,
				approvedBy: { da: approval.da, en: approval.en },
				approvedOn: approval.on,
				by: ask.atWork().id,
			})
			if (outcome.ok)
				return { redirect: '/standarder', done: ask.say('Standarden er sat i kraft.', 'The standard is put in force.') }
			switch (outcome.why) {
				case 'changes_what_is_decided':
				case 'begins_the_same_day':
				case 'overlaps':
					return shown(ask, draft, {})
				case 'approved_later':
					return shown(ask, draft, { approved_on_day: draftRefusal(outcome.why)[ask.language] }, approval)
				default:
					return { refused: draftRefusal(outcome.why)[ask.language] }
			}
		}),

		yaml: withDraft(async (_, { yaml, standard }) => yamlFile(yaml, `${standard?.validFrom ?? 'kladde'}.yaml`)),

		read: withDraft(async (ask, draft) => ({
			title: draft.title,
			page: <DraftReadingPage draft={draft} office={ask.municipality} today={ask.today} />,
		})),

		differ: withDraft(async (ask, draft) => {
			const versions = await listStandards(ask.db)
			const from = readDay(ask.query.get('fra') ?? '')
			const before = versions.find(({ validFrom }) => validFrom === from) ?? standardOn(versions, ask.today)
			if (draft.standard === null || before === null)
				return {
					refused: ask.say(
						'Kladden kan først sammenlignes, når kontrollen er uden fejl, og der er en udgave at sammenligne med.',
						'The draft can be compared only when the check finds no errors, and there is a version to compare with.',
					),
				}
			return {
				title: ask.say('Forskelle', 'Differences'),
				page: (
					<DraftDifferencePage
						draft={draft}
						from={before}
						to={draft.standard}
						parts={difference(before, draft.standard, ask.language)}
					/>
				),
			}
		}),
	}
}
