import { readDay } from '#kernel/day.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { listStandards } from '../actions.ts'
import { type Standard, standardOn } from '../standard.ts'
import { difference } from '../version/difference.ts'
import { DifferencePage } from '../version/difference-page.tsx'
import { FrontPage } from './front-page.tsx'
import { publishedPdf } from './published-transport.ts'
import { StandardPage } from './standard-page.tsx'

/** What citizens and relatives meet first. */
export const front = async (ask: Ask): Promise<Answer> => {
	const { municipality, at, today, language, say } = ask
	const standard = standardOn(await listStandards(ask.db), today)
	return {
		page: <FrontPage municipality={municipality} standard={standard} at={at} language={language} />,
		title: say('Forebyggende hjemmebesøg', 'Preventive home visits'),
	}
}

const shown = (ask: Ask, versions: readonly Standard[], version: Standard): Answer => ({
	page: (
		<StandardPage
			versions={versions}
			shown={version}
			inForce={standardOn(versions, ask.today)}
			today={ask.today}
			office={ask.municipality}
			language={ask.language}
		/>
	),
	title: version.title[ask.language],
})

export const current = async (ask: Ask): Promise<Answer> => {
	const versions = await listStandards(ask.db)
	const version = standardOn(versions, ask.today) ?? versions.at(-1)
	if (version) return shown(ask, versions, version)
	return {
		missing: ask.say(
			'Kommunen har endnu ikke lagt en kvalitetsstandard frem her. Ring til os, hvis du vil vide mere.',
			'The municipality has not yet published a standard here. Call us if you want to know more.',
		),
	}
}

const noSuchVersion = (ask: Ask): Answer => ({
	missing: ask.say(
		'Der er ingen udgave af kvalitetsstandarden fra den dag. Alle udgaver står nederst på siden med den, der gælder nu.',
		'There is no version of the standard from that day. All versions are listed at the foot of the page with the one in force.',
	),
})

const versionOf = (versions: readonly Standard[], written: string | null | undefined): Standard | undefined => {
	const from = readDay(written ?? '')
	return versions.find(({ validFrom }) => validFrom === from)
}

export const dated = async (ask: Ask): Promise<Answer> => {
	const versions = await listStandards(ask.db)
	const version = versionOf(versions, ask.params.validFrom)
	return version ? shown(ask, versions, version) : noSuchVersion(ask)
}

export const asPdf = async (ask: Ask): Promise<Answer> => {
	const version = versionOf(await listStandards(ask.db), ask.params.validFrom)
	if (!version) return noSuchVersion(ask)
	return {
		file: await publishedPdf(version, ask.municipality, ask.language, ask.today),
		type: 'application/pdf',
		name: `${ask.say('kvalitetsstandard', 'quality-standard')}-${version.validFrom}.pdf`,
		inline: true,
	}
}

/** What differs between any two versions; the last two where none are named. */
export const differing = async (ask: Ask): Promise<Answer> => {
	const versions = await listStandards(ask.db)
	const [fra, til] = [ask.query.get('fra'), ask.query.get('til')]
	const to = til === null ? versions.at(-1) : versionOf(versions, til)
	const from =
		fra === null ? versions.filter((one) => to && one.validFrom < to.validFrom).at(-1) : versionOf(versions, fra)
	if (!from || !to)
		return {
			missing: ask.say(
				'Vælg to udgaver af kvalitetsstandarden. De står nederst på siden med den, der gælder nu.',
				'Choose two versions of the standard. They are listed at the foot of the page with the one in force.',
			),
		}
	const [earlier, later] = from.validFrom <= to.validFrom ? [from, to] : [to, from]
	return {
		page: (
			<DifferencePage versions={versions} from={earlier} to={later} parts={difference(earlier, later, ask.language)} />
		),
		title: ask.say('Hvad er ændret i kvalitetsstandarden?', 'What has changed in the quality standard?'),
	}
}
