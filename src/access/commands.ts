import { readDay } from '#kernel/day.ts'
import { BadInput, type Command } from '#platform/command/index.ts'
import { formOf } from '#platform/web/index.ts'
import { addStaff } from './staff/staff-actions.ts'
import { readStaff, typedIn } from './staff/staff-form.ts'

const inEnglish = (_da: string, en: string): string => en

/** How a municipality gets its first administrator, who adds the others on the page. */
const staffAdd: Command = {
	name: 'staff add',
	summary: 'adds a member of staff, for example the first administrator',
	usage:
		'--municipality M --name NAME --email E-MAIL --roles administrator[,manager,coordinator,consultant] --issuer URL --subject ID [--profession TEXT] [--from DAY]',
	options: {
		name: { type: 'string' },
		email: { type: 'string' },
		roles: { type: 'string' },
		issuer: { type: 'string' },
		subject: { type: 'string' },
		profession: { type: 'string' },
		from: { type: 'string' },
	},
	run: async (call) => {
		const given = (option: string): string => String(call.values[option] ?? '')
		const from = call.values.from === undefined ? call.today : readDay(given('from'))
		if (from === null) throw new BadInput(`--from ${given('from')} is not a day. Write it as YYYY-MM-DD.`)
		if (given('subject') !== '' && given('issuer') === '')
			throw new BadInput('--subject needs --issuer: the address of the identity provider that knows it.')
		const fields = new Map(
			['name', 'email', 'profession', 'subject'].map((option): [string, string[]] => [option, [given(option)]]),
		)
		fields.set('roles', given('roles').split(',').filter(Boolean))
		fields.set('from', [from])
		const { details, errors } = readStaff(typedIn(formOf(fields)), null, given('issuer') || null, inEnglish)
		if (details === null) throw new BadInput(Object.values(errors).join('\n'))
		const { db } = await call.open()
		const added = await addStaff(db, call.at, null, details)
		if (!added.ok)
			throw new BadInput(
				added.why === 'email_is_taken'
					? `--email ${details.email} already belongs to ${added.detail}.`
					: `--subject ${given('subject')} already belongs to ${added.detail}.`,
			)
		await call.out(`${details.name} was added (${details.roles.join(', ')}).\n`)
		return 0
	},
}

export const accessCommands: readonly Command[] = [staffAdd]
