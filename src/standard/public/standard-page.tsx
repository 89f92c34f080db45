import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { Language } from '#kernel/language.ts'
import { Alert, Badge, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import { asItEnds, type Standard } from '../standard.ts'
import { daysInForce } from './life-words.ts'
import { publicSections } from './public.ts'
import type { Office, Section, Shown } from './shown.ts'

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

type Versions = { readonly versions: readonly Standard[]; readonly shown: Standard; readonly inForce: Standard | null }

const VersionList: FC<Versions & { language: Language }> = ({ versions, shown, inForce, language }) => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	return (
		<section aria-labelledby="udgaver">
			<h2 id="udgaver">{say('Alle udgaver', 'All versions')}</h2>
			<ul class="nobullet-list">
				{versions.toReversed().map((version) => {
					const before = versions.filter(({ validFrom }) => validFrom < version.validFrom).at(-1)
					const days = daysInForce(asItEnds(version, versions), language)
					return (
						<li>
							{version === shown ? (
								<strong>{days}</strong>
							) : (
								<To to={version === inForce ? '/standard' : `/standard/${version.validFrom}`}>{days}</To>
							)}{' '}
							{version === inForce ? <Badge kind="success" text={say('Gælder nu', 'In force now')} /> : null}{' '}
							{before ? (
								<To to={`/standard/forskel?fra=${before.validFrom}&til=${version.validFrom}`}>
									{say('Se, hvad der blev ændret', 'See what was changed')}
									<span class="sr-only">: {days}</span>
								</To>
							) : null}
						</li>
					)
				})}
			</ul>
		</section>
	)
}

type Read = {
	readonly standard: Standard
	readonly office: Office
	readonly today: Day
	readonly language: Language
}

/** The text of one version, with what is on the page. */
export const StandardReading: FC<Read> = ({ standard, office, today, language }) => {
	const sections = publicSections(standard, office, language, today)
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	return (
		<>
			{standard.assumption ? (
				<Alert kind="info" title={say('En antagelse til demonstration', 'An assumption for demonstration')}>
					{standard.assumption[language]}
				</Alert>
			) : null}
			<Contents sections={sections} label={say('På denne side', 'On this page')} />
			<Sections sections={sections} />
		</>
	)
}

/** One version of the standard as citizens read it. */
export const StandardPage: FC<Versions & Omit<Read, 'standard'>> = ({
	versions,
	shown,
	inForce,
	today,
	office,
	language,
}) => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	return (
		<>
			<Heading title={shown.title[language]} lead={shown.texts.summary[language]} />
			{shown === inForce ? (
				<div class="hj-row d-print-none">
					<LinkButton to="/er-jeg-i-maalgruppen">{say('Er jeg i målgruppen?', 'Am I in the target group?')}</LinkButton>
					<To to={`/standard/${shown.validFrom}/pdf`}>{say('Hent som PDF', 'Get it as a PDF')}</To>
				</div>
			) : (
				<Alert kind="warning" title={say('Denne udgave gælder ikke i dag', 'This version is not in force today')}>
					{daysInForce(shown, language)}.{' '}
					{inForce ? <To to="/standard">{say('Læs den, der gælder nu', 'Read the one in force')}</To> : null}
				</Alert>
			)}
			<StandardReading standard={shown} office={office} today={today} language={language} />
			<VersionList versions={versions} shown={shown} inForce={inForce} language={language} />
		</>
	)
}
