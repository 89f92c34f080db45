import type { FactSource } from '#eligibility/index.ts'
import type { PersonId } from '#kernel/ids.ts'
import { readId } from '#kernel/ids.ts'
import { BadInput, type Call, type Command, refuseTakenPlace, writeNewFile } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { findByCpr, findCitizen, staysFor } from '#population/actions.ts'
import { recordByCommand } from './record/record-actions.ts'
import { recordPdf } from './record/record-transport.ts'

/** By CPR number, with or without its hyphen, or by the id that stands in the citizen's address; whoever was merged is the one who stays. */
const personNamed = async (db: Db, written: string): Promise<PersonId | null> => {
	const number = written.replace(/[\s-]/g, '')
	if (/^\w{10}$/.test(number)) return (await findByCpr(db, number.toUpperCase()))?.id ?? null
	const id: PersonId | null = readId(written)
	if (id === null) return null
	const person = (await staysFor(db, id)) ?? id
	return (await findCitizen(db, person))?.id ?? null
}

const record = async (call: Call, sources: readonly FactSource[]): Promise<number> => {
	const { person: written, out } = call.values
	if (typeof written !== 'string' || typeof out !== 'string' || !/\.(pdf|json)$/.test(out))
		throw new BadInput('Name the citizen and the file: record --municipality M --person ID --out FILE.pdf|FILE.json')
	await refuseTakenPlace(out)
	const { db, municipality } = await call.open()
	const person = await personNamed(db, written.trim())
	if (person === null)
		throw new BadInput(
			`--person is no citizen of ${municipality.code}. Give a CPR number of ten digits, or the id in the address of the citizen’s card.`,
		)
	const found = await recordByCommand(db, call.at, municipality, person, sources)
	if (found === null) throw new BadInput('--person is no citizen any more.')
	if (out.endsWith('.json')) {
		await writeNewFile(out, `${JSON.stringify(found, null, '\t')}\n`)
		return 0
	}
	const pdf = await recordPdf(found)
	if (!pdf.ok) throw new BadInput(`The PDF cannot be set (${pdf.why}): ${pdf.detail ?? ''}`)
	await writeNewFile(out, pdf.value)
	return 0
}

/** The citizen's whole file, for the right of access. */
export const deskCommands = (sources: readonly FactSource[]): readonly Command[] => [
	{
		name: 'record',
		summary: 'the citizen’s whole file, for the right of access; that it was made stands in the read log',
		usage: '--municipality M --person ID --out FILE.pdf|FILE.json',
		options: { person: { type: 'string' }, out: { type: 'string' } },
		run: (call) => record(call, sources),
	},
]
