import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { BadInput } from '#platform/command/index.ts'
import { projectFolder } from '#platform/root.ts'
import { followed, type NationalMinimum, readLaw } from './law.ts'
import { textFile } from './text-file-transport.ts'

/** What the Acts demanded of every municipality, period by period: the files of `law/`. */
export const readNationalMinimum = (folder = join(projectFolder, 'law')): readonly NationalMinimum[] => {
	const read = readdirSync(folder)
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.map((name) => {
			const found = textFile(join(folder, name))
			if ('refused' in found) return { law: null, wrong: [`${name}: ${found.refused.en}`] }
			const { law, wrong } = readLaw(found.yaml, `law/${name}`)
			const isNamed = law === null || basename(name, '.yaml') === law.from
			return { law, wrong: isNamed ? wrong : [`law/${name}: begins on ${law.from} and is to be named for that day`] }
		})
	const wrong = read.flatMap((one) => one.wrong)
	if (wrong.length > 0) throw new BadInput(`The national minimum cannot be read.\n${wrong.join('\n')}`)
	return followed(read.flatMap(({ law }) => law ?? []))
}
