import type { FC } from 'hono/jsx'
import type { Language, Text } from '#kernel/language.ts'
import { text } from '#kernel/language.ts'
import { Badge, type Kind } from '#platform/web/parts.tsx'
import { gravestFirst, hasErrors, type Problem } from '../problem.ts'
import { draftFile } from './draft.ts'

const count = (problems: readonly Problem[], kind: Problem['kind']): number =>
	problems.filter((problem) => problem.kind === kind).length

/** *2 fejl, 1 advarsel*; *Ingen fejl* when nothing is wrong. */
export const verdictOf = (problems: readonly Problem[], language: Language): { kind: Kind; words: string } => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const [errors, warnings] = [count(problems, 'error'), count(problems, 'warning')]
	const words = [
		...(errors > 0 ? [say(`${errors} fejl`, errors === 1 ? '1 error' : `${errors} errors`)] : []),
		...(warnings > 0
			? [
					say(
						warnings === 1 ? '1 advarsel' : `${warnings} advarsler`,
						warnings === 1 ? '1 warning' : `${warnings} warnings`,
					),
				]
			: []),
	]
	return {
		kind: errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'success',
		words: words.length > 0 ? words.join(', ') : say('Ingen fejl', 'No errors'),
	}
}

const kinds: Readonly<Record<Problem['kind'], Text>> = {
	error: text('Fejl', 'Error'),
	warning: text('Advarsel', 'Warning'),
	note: text('Bemærk', 'Note'),
}
const badges: Readonly<Record<Problem['kind'], Kind>> = { error: 'error', warning: 'warning', note: 'info' }

/** More than so many are counted, not shown: the first mends most of them. */
const shownAtMost = 40

type Listed = {
	readonly problems: readonly Problem[]
	readonly language: Language
	/** The text they were found in, when it stands beside the list: then each problem leads to its line. */
	readonly yaml?: string
}

/** Each problem with its place, what is wrong, and what would be right. */
export const ProblemList: FC<Listed> = ({ problems, language, yaml }) => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const lines = yaml?.split('\n') ?? []
	return (
		<>
			<ul class="hj-problems">
				{gravestFirst(problems)
					.slice(0, shownAtMost)
					.map(({ kind, file, line, column, what }) => {
						const place = say(`Linje ${line}, kolonne ${column}`, `Line ${line}, column ${column}`)
						const written = lines[line - 1]
						return (
							<li>
								<p>
									<Badge kind={badges[kind]} text={kinds[kind][language]} />{' '}
									{yaml !== undefined && file === draftFile ? (
										<a href="#yaml" data-line={line} data-column={column}>
											{place}
										</a>
									) : (
										<span class="hj-quiet">
											{place}, {file}
										</span>
									)}
								</p>
								<p>{what[language]}</p>
								{written?.trim() && file === draftFile ? (
									<pre class="hj-excerpt">
										<span>{line}</span> {written.slice(0, 200)}
									</pre>
								) : null}
							</li>
						)
					})}
			</ul>
			{problems.length > shownAtMost ? (
				<p>
					{say(
						`… og ${problems.length - shownAtMost} til. Ret de første, og gem igen.`,
						`… and ${problems.length - shownAtMost} more. Mend the first ones and save again.`,
					)}
				</p>
			) : null}
		</>
	)
}

/** What the check says of a draft's text. */
export const CheckResult: FC<{ problems: readonly Problem[]; yaml: string; language: Language }> = ({
	problems,
	yaml,
	language,
}) => {
	const { kind, words } = verdictOf(problems, language)
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	return (
		<>
			<p class="hj-verdict">
				<Badge kind={kind} text={words} />{' '}
				{hasErrors(problems)
					? say('Kladden kan gemmes, men ikke sættes i kraft.', 'The draft can be saved, but not put in force.')
					: problems.length > 0
						? say('Advarsler standser ingenting.', 'Warnings stop nothing.')
						: null}
			</p>
			{problems.length > 0 ? <ProblemList problems={problems} language={language} yaml={yaml} /> : null}
		</>
	)
}
