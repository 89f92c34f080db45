import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type Block = { readonly kind: string; readonly name: string; readonly body: string; readonly under: string }

/** Fenced blocks and hidden citizens, each with the heading that it stands under. */
const blocksOf = (guide: string): readonly Block[] => {
	const found: Block[] = []
	let under = ''
	for (const { groups = {} } of guide.matchAll(
		/^(?:#+ (?<heading>[^\n]+)|```(?<kind>\w+)(?: (?<name>\S+))?\n(?<body>.*?)^```|<!-- borger (?<json>\{[^\n]*\}) -->)$/gms,
	)) {
		const { heading, kind = 'borger', name = '', body, json } = groups
		if (heading === undefined) found.push({ kind, name, body: json ?? body ?? '', under })
		else under = heading
	}
	return found
}
export const guideBlocks = blocksOf(readFileSync('docs/standard-guide.md', 'utf8'))

const isFile = ({ name }: Block): boolean => name.includes('.')

export const put = (file: string, body: string): void => {
	mkdirSync(dirname(file), { recursive: true })
	writeFileSync(file, body)
}

/** Every file as the guide's steps leave it; blocks of one name follow each other. */
export const putWhole = (folder: string): void => {
	for (const name of new Set(guideBlocks.filter(isFile).map(({ name }) => name)))
		put(
			join(folder, name),
			guideBlocks
				.filter((block) => block.name === name)
				.map(({ body }) => body)
				.join(''),
		)
}
