import { randomUUID } from 'node:crypto'
import { staffNames } from '#access/actions.ts'
import { readDay } from '#kernel/day.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { checkedVersions, listDrafts, readTexts, versionText } from '../actions.ts'
import type { Tried } from '../draft/tried.ts'
import { yamlFile } from '../yaml-file.ts'
import { VersionsPage } from './versions-page.tsx'

/** What has been promised, since when, and whether it is lawful. */
export const versions =
	(tried: Tried) =>
	async (ask: Ask): Promise<Answer> => {
		const [drafts, names] = [await listDrafts(ask.db), await staffNames(ask.db)]
		const found = await checkedVersions(ask.db, tried)
		const [open, closed] = [drafts.filter(({ end }) => end === null), drafts.filter(({ end }) => end !== null)]
		const read = await readTexts(
			ask.db,
			open.map(({ yaml }) => yaml),
			tried,
		)
		return {
			page: (
				<VersionsPage
					versions={found}
					drafts={open.map((draft, at) => ({ draft, standard: null, problems: [], ...read[at] }))}
					closed={closed}
					today={ask.today}
					nameOf={(staff) => names.get(staff) ?? ask.say('ukendt', 'unknown')}
					newIds={new Map(found.map(({ standard }) => [standard.validFrom, randomUUID()]))}
				/>
			),
			title: ask.say('Kvalitetsstandarden', 'The quality standard'),
		}
	}

export const versionYaml = async (ask: Ask): Promise<Answer> => {
	const from = readDay(ask.params.validFrom ?? '')
	const yaml = from === null ? null : await versionText(ask.db, from)
	return yaml === null
		? {
				missing: ask.say(
					'Der er ingen udgave fra den dag. Gå til Standard, og vælg en.',
					'There is no version of that day. Go to Standard and choose one.',
				),
			}
		: yamlFile(yaml, `${from}.yaml`)
}
