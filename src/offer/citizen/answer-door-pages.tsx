import type { Ask, Answer as Reply } from '#platform/web/index.ts'
import type { Mends } from '../answer/answer-form.ts'
import { AnswerDoorPage, type DoorState } from './answer-door-page.tsx'
import { minutesOfPass, openPass, passCookie } from './answer-pass-actions.ts'
import { openTo } from './citizen-asked-actions.tsx'
import { readCode } from './personal-code.ts'

const shown = (ask: Ask, state: DoorState, mends: Mends = {}): Reply => ({
	title: ask.say('Svar på brevet', 'Answer the letter'),
	status: state === 'mend' || state === 'wrong' || state === 'too_often' ? 422 : 200,
	page: (
		<AnswerDoorPage
			municipality={ask.municipality}
			state={state}
			code={ask.form.text('code').slice(0, 40)}
			typed={ask.form}
			mends={mends}
		/>
	),
})

const show = async (ask: Ask): Promise<Reply> => shown(ask, ask.query.has('igen') ? 'again' : closedOr(ask))

const closedOr = ({ query }: Ask): DoorState =>
	query.get('lukket') === 'uden-svar' ? 'unanswered' : query.has('lukket') ? 'closed' : 'new'

const enter = async (ask: Ask): Promise<Reply> => {
	const { say } = ask
	const code = readCode(ask.form.text('code'))
	const bornOn = ask.form.day('born')
	const year = ask.form.text('born_year')
	const isShort = year !== '' && !/^\d{4}$/.test(year)
	const mends = {
		...(code === null ? { code: say('Skriv de otte tegn fra brevet.', 'Write the eight signs in the letter.') } : {}),
		...(isShort
			? { born_year: say('Skriv årstallet med fire cifre, fx 1944.', 'Write the year with four digits, e.g. 1944.') }
			: {}),
		...(bornOn === null && !isShort
			? { born: say('Skriv dag, måned og år, med tal.', 'Write day, month and year, in digits.') }
			: {}),
	}
	if (code === null || bornOn === null || isShort) return shown(ask, 'mend', mends)
	const pass = await openPass(ask.db, ask.at, { code, bornOn, visitor: ask.visitor })
	if (!pass.ok) return shown(ask, pass.why)
	const cookies = [{ name: passCookie, value: pass.value, maxAge: minutesOfPass * 60 }]
	return { redirect: '/svar/tilbud', cookies }
}

/** The answer page's door, open to everyone. */
export const answerDoorPages = [openTo('get', '/svar', show), openTo('post', '/svar', enter)]
