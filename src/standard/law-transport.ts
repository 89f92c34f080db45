import { basename, join } from 'node:path'
import { BadInput } from '#platform/command/index.ts'
import { projectFolder } from '#platform/root.ts'
import { textFile, yamlIn } from './format/text-file-transport.ts'
import { followed, type NationalMinimum, readLaw } from './law.ts'

/** What the Acts demanded of every municipality, period by period: the files of `law/`. */
export const readNationalMinimum = (folder = join(projectFolder, 'law')): readonly NationalMinimum[] => {
	const read = yamlIn(folder).map((path) => {
		const file = `law/${basename(path)}`
		const found = textFile(path)
		if ('refused' in found) return { law: null, wrong: [`${file}: ${found.refused.en}`] }
		const { law, wrong } = readLaw(found.yaml, file)
		const isNamed = law === null || basename(path, '.yaml') === law.from
		return { law, wrong: isNamed ? wrong : [`${file}: begins on ${law.from} and is to be named for that day`] }
	})
	const wrong = read.flatMap((one) => one.wrong)
	if (wrong.length > 0) throw new BadInput(`The national minimum cannot be read.\n${wrong.join('\n')}`)
	return followed(read.flatMap(({ law }) => law ?? []))
}
