/** A citizens' text taken apart: paragraphs, and lists of lines that begin with `- `. */
export type Block =
	| { readonly is: 'paragraph'; readonly words: string }
	| { readonly is: 'list'; readonly items: readonly string[] }

export const blocksOf = (written: string): readonly Block[] => {
	const blocks: Block[] = []
	for (const part of written.split(/\n\s*\n/)) {
		const lines = part
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== '')
		const items = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
		const words = lines.filter((line) => !line.startsWith('- ')).join(' ')
		if (words !== '') blocks.push({ is: 'paragraph', words })
		if (items.length > 0) blocks.push({ is: 'list', items })
	}
	return blocks
}
