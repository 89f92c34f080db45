import { yearOf } from '#kernel/day.ts'
import type { Ask, Answer as Reply } from '#platform/web/index.ts'
import { yearOfOffers } from './year-actions.ts'
import { YearPage } from './year-page.tsx'

export const showYear = async (ask: Ask): Promise<Reply> => ({
	title: ask.say('Året måned for måned', 'The year month by month'),
	page: <YearPage year={yearOf(ask.today)} glance={await yearOfOffers(ask.db, ask.municipality, ask.today)} />,
})
