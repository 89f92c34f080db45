import { findStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import { readId, type StaffId } from '#kernel/ids.ts'
import type { Answer, Ask } from '#platform/web/index.ts'

/** A consultant opens their own working time only; a coordinator or administrator everybody's. */
export const ofStaff = async (ask: Ask, handle: (ask: Ask, staff: Staff) => Promise<Answer>): Promise<Answer> => {
	const staff = readId<StaffId>(ask.params.staff)
	const known = staff === null ? null : await findStaff(ask.db, staff)
	if (staff === null || known === null)
		return {
			missing: ask.say(
				'Medarbejderen findes ikke. Gå til Ledige tider, og vælg en medarbejder.',
				'No such member of staff. Go to Free times and choose one.',
			),
		}
	const { id, roles } = ask.atWork()
	if (id !== staff && !roles.includes('coordinator') && !roles.includes('administrator'))
		return {
			refused: ask.say(
				'Du kan kun se og rette din egen arbejdstid. Bed en koordinator om at rette en kollegas.',
				'You can only see and change your own working hours. Ask a coordinator to change a colleague’s.',
			),
			status: 403,
		}
	return handle(ask, known)
}
