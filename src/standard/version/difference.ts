import type { Language } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Standard } from '../standard.ts'
import { type Between, sayIn } from './between.ts'
import type { Change } from './change.ts'
import { changedCriteria } from './changed-criteria.ts'
import { changedExclusions } from './changed-exclusions.ts'
import { changedGroups } from './changed-groups.ts'
import { changedLife, changedWays, changedWords } from './changed-life.ts'
import { changedInterventions, changedTexts, changedTopics } from './changed-service.ts'

/** Changes that a reader looks for in one place. */
export type ChangedPart = { readonly id: string; readonly heading: string; readonly changes: readonly Change[] }

/** *Fra 1. juli 2025:* – the words that everything that is different stands under. */
export const differenceLead = ({ validFrom }: Standard, language: Language): string =>
	language === 'da' ? `Fra ${writeDay(validFrom, 'da')}` : `From ${writeDay(validFrom, 'en')}`

/** What is different in the later of two versions, in one language, part by part; parts without a change are left out. */
export const difference = (from: Standard, to: Standard, language: Language): readonly ChangedPart[] => {
	const between: Between = { from, to, language }
	const say = sayIn(between)
	const parts: readonly ChangedPart[] = [
		{
			id: 'hvem',
			heading: say('Hvem får et tilbud', 'Who is offered a visit'),
			changes: [...changedCriteria(between), ...changedGroups(between)],
		},
		{
			id: 'undtagelser',
			heading: say('Hvem får ikke et tilbud', 'Who is not offered a visit'),
			changes: changedExclusions(between),
		},
		{
			id: 'tilbud',
			heading: say('Tilbud, svar og påmindelser', 'Offers, answers and reminders'),
			changes: changedWays(between),
		},
		{
			id: 'besoeg',
			heading: say('Besøgene', 'The visits'),
			changes: [...changedInterventions(between), ...changedTopics(between), ...changedWords(between)],
		},
		{
			id: 'liv',
			heading: say('Periode, godkendelse og grundlag', 'Period, approval and basis'),
			changes: changedLife(between),
		},
		{
			id: 'tekster',
			heading: say('Det, borgerne læser', 'What citizens read'),
			changes: changedTexts(between),
		},
	]
	return parts.filter(({ changes }) => changes.length > 0)
}
