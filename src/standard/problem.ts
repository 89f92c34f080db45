/** Something wrong with a standard's file, where, and what would be right. */
export type Problem = {
	readonly kind: 'error' | 'warning'
	readonly file: string
	readonly line: number
	readonly column: number
	readonly what: string
}

/** `soroe/standard/2019-07-01.yaml:12:3: error: …` */
export const problemLine = ({ file, line, column, kind, what }: Problem): string =>
	`${file}:${line}:${column}: ${kind}: ${what}`

export const hasErrors = (problems: readonly Problem[]): boolean => problems.some(({ kind }) => kind === 'error')
