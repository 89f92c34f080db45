import type { FC } from 'hono/jsx'
import type { Language } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { Alert, Badge, Heading, To } from '#platform/web/parts.tsx'
import { type Office, publicSections, type Section, type Shown } from './public.ts'
import type { Standard } from './standard.ts'

/** A list of more short lines than this stands in two columns where there is room. */
const manyItems = 7

const Part: FC<{ shown: Shown }> = ({ shown }) => {
	switch (shown.is) {
		case 'heading':
			return <h3>{shown.words}</h3>
		case 'paragraph':
			return <p>{shown.words}</p>
		case 'list':
			return (
				<ul class={shown.items.length > manyItems ? 'hj-columns' : undefined}>
					{shown.items.map((item) => (
						<li>{item}</li>
					))}
				</ul>
			)
		case 'links':
			return (
				<ul class="nobullet-list">
					{shown.items.map(({ words, url }) => (
						<li>
							<a href={url}>{words}</a>
						</li>
					))}
				</ul>
			)
	}
}

const Sections: FC<{ sections: readonly Section[] }> = ({ sections }) => (
	<>
		{sections.map(({ id, heading, shown }) => (
			<section aria-labelledby={id}>
				<h2 id={id}>{heading}</h2>
				{shown.map((part) => (
					<Part shown={part} />
				))}
			</section>
		))}
	</>
)

const Contents: FC<{ sections: readonly Section[]; label: string }> = ({ sections, label }) => (
	<nav class="hj-contents d-print-none" aria-label={label}>
		<p>{label}</p>
		<ul>
			{sections.map(({ id, heading }) => (
				<li>
					<a href={`#${id}`}>{heading}</a>
				</li>
			))}
		</ul>
	</nav>
)

const period = ({ validFrom, validTo }: Standard, language: Language): string => {
	const from = writeDay(validFrom, language)
	if (validTo === null) return language === 'da' ? `Fra ${from}` : `From ${from}`
	return `${from} – ${writeDay(validTo, language)}`
}

type Versions = { readonly versions: readonly Standard[]; readonly shown: Standard; readonly inForce: Standard | null }

const VersionList: FC<Versions & { language: Language }> = ({ versions, shown, inForce, language }) => (
	<section aria-labelledby="udgaver">
		<h2 id="udgaver">{language === 'da' ? 'Alle udgaver' : 'All versions'}</h2>
		<ul class="nobullet-list">
			{[...versions].reverse().map((version) => (
				<li>
					{version === shown ? (
						<strong>{period(version, language)}</strong>
					) : (
						<To to={version === inForce ? '/standard' : `/standard/${version.validFrom}`}>
							{period(version, language)}
						</To>
					)}{' '}
					{version === inForce ? (
						<Badge kind="success" text={language === 'da' ? 'Gælder nu' : 'In force now'} />
					) : null}
				</li>
			))}
		</ul>
	</section>
)

/** One version of the standard as citizens read it. */
export const StandardPage: FC<Versions & { office: Office; language: Language }> = ({
	versions,
	shown,
	inForce,
	office,
	language,
}) => {
	const sections = publicSections(shown, office, language)
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	return (
		<>
			<Heading title={shown.title[language]} lead={shown.texts.summary[language]} />
			{shown === inForce ? null : (
				<Alert kind="warning" title={say('Denne udgave gælder ikke i dag', 'This version is not in force today')}>
					{period(shown, language)}.{' '}
					{inForce ? <To to="/standard">{say('Læs den, der gælder nu', 'Read the one in force')}</To> : null}
				</Alert>
			)}
			{shown.assumption ? (
				<Alert kind="info" title={say('En antagelse til demonstration', 'An assumption for demonstration')}>
					{shown.assumption[language]}
				</Alert>
			) : null}
			<Contents sections={sections} label={say('På denne side', 'On this page')} />
			<Sections sections={sections} />
			<VersionList versions={versions} shown={shown} inForce={inForce} language={language} />
		</>
	)
}
