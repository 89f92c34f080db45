import type { FC } from 'hono/jsx'
import type { Language, Text } from '#kernel/language.ts'
import { text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Empty, Heading, type Kind } from '#platform/web/parts.tsx'
import type { Standard } from '../standard.ts'
import type { Change, Passage } from './change.ts'
import { type ChangedPart, differenceLead } from './difference.ts'

const words: Readonly<Record<Change['kind'], Text>> = {
	new: text('Nyt', 'New'),
	gone: text('Taget ud', 'Taken out'),
	changed: text('Ændret', 'Changed'),
}
const badges: Readonly<Record<Change['kind'], Kind>> = { new: 'success', gone: 'warning', changed: 'info' }

/** A line of a list is read without its sign. */
const asRead = (written: string): string => written.replace(/^- /, '')

const Compared: FC<{ passage: Passage; language: Language }> = ({ passage: { before, after }, language }) => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	return (
		<dl class="hj-passage">
			{before === null ? null : (
				<div>
					<dt>{after === null ? say('Taget ud', 'Taken out') : say('Før', 'Before')}</dt>
					<dd>
						<del>{asRead(before)}</del>
					</dd>
				</div>
			)}
			{after === null ? null : (
				<div>
					<dt>{before === null ? say('Nyt', 'New') : say('Nu', 'Now')}</dt>
					<dd>
						<ins>{asRead(after)}</ins>
					</dd>
				</div>
			)}
		</dl>
	)
}

const Changed: FC<{ change: Change; language: Language }> = ({ change, language }) => (
	<li>
		<p class="hj-change">
			<Badge kind={badges[change.kind]} text={words[change.kind][language]} /> <span>{change.words}</span>
		</p>
		{change.details.length > 0 ? (
			<ul>
				{change.details.map((detail) => (
					<li>{detail}</li>
				))}
			</ul>
		) : null}
		{change.passages.map((passage) => (
			<Compared passage={passage} language={language} />
		))}
	</li>
)

/** What is different, part by part. */
export const Differences: FC<{ parts: readonly ChangedPart[]; language: Language }> = ({ parts, language }) =>
	parts.length === 0 ? (
		<Empty title={language === 'da' ? 'Der er ingen forskel' : 'There is no difference'} />
	) : (
		<div>
			{parts.map(({ id, heading, changes }) => (
				<section aria-labelledby={id}>
					<h2 id={id}>{heading}</h2>
					<ul class="hj-changes">
						{changes.map((change) => (
							<Changed change={change} language={language} />
						))}
					</ul>
				</section>
			))}
		</div>
	)

const VersionChoice: FC<{ name: string; label: string; chosen: Standard; versions: readonly Standard[] }> = ({
	name,
	label,
	chosen,
	versions,
}) => {
	const { language } = useAround()
	return (
		<div class="form-group">
			<label class="form-label" for={name}>
				{label}
			</label>
			<select class="form-select" id={name} name={name}>
				{versions.map(({ validFrom }) => (
					<option value={validFrom} selected={validFrom === chosen.validFrom}>
						{writeDay(validFrom, language)}
					</option>
				))}
			</select>
		</div>
	)
}

type Shown = {
	readonly versions: readonly Standard[]
	readonly from: Standard
	readonly to: Standard
	readonly parts: readonly ChangedPart[]
}

/** Two published versions beside each other, and others to choose. */
export const DifferencePage: FC<Shown> = ({ versions, from, to, parts }) => {
	const { say, language, link } = useAround()
	return (
		<>
			<Heading
				title={say('Hvad er ændret i kvalitetsstandarden?', 'What has changed in the quality standard?')}
				lead={say(
					`${differenceLead(to, 'da')} i forhold til udgaven fra ${writeDay(from.validFrom, 'da')}:`,
					`${differenceLead(to, 'en')}, compared with the version from ${writeDay(from.validFrom, 'en')}:`,
				)}
			/>
			<Differences parts={parts} language={language} />
			{versions.length > 2 ? (
				<section aria-labelledby="vaelg" class="d-print-none">
					<h2 id="vaelg">{say('Sammenlign to andre udgaver', 'Compare two other versions')}</h2>
					<form method="get" action={link('/standard/forskel')} class="hj-filter">
						<VersionChoice
							name="fra"
							label={say('Udgaven fra', 'The version from')}
							chosen={from}
							versions={versions}
						/>
						<VersionChoice
							name="til"
							label={say('med udgaven fra', 'with the version from')}
							chosen={to}
							versions={versions}
						/>
						<button type="submit" class="button button-secondary">
							{say('Sammenlign', 'Compare')}
						</button>
					</form>
				</section>
			) : null}
			<p>
				<a href={link('/standard')}>{say('Læs kvalitetsstandarden', 'Read the quality standard')}</a>
			</p>
		</>
	)
}
