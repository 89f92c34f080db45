import { type Language, type Text, text } from '#kernel/language.ts'
import type { Form } from '#platform/web/index.ts'
import { numbersWritten, withoutNumbers } from './numbers-written.ts'
import { type Relation, relations, type Said, type Sender, topics } from './referral.ts'
import { asLine, asText } from './typed-text.ts'

export type Told = { readonly said: Said; readonly sender: Sender }
export type TypedErrors = Readonly<Record<string, string>>

export const longestLine = 150
export const longestText = 4000

const lines = ['name', 'born', 'street', 'town', 'phone', 'from_name', 'from_reach', 'from_org'] as const

const isRelation = (written: string): written is Relation => (relations as readonly string[]).includes(written)

const problems = (form: Form): Record<string, Text> => {
	const who = ['name', 'street', 'phone', 'born'].some((field) => asLine(form.text(field)) !== '')
	const isSelf = form.text('relation') === 'citizen' && asLine(form.text('from_name')) !== ''
	const what = form.all('topic').length > 0 || asText(form.text('words')) !== ''
	return {
		...(who || isSelf
			? {}
			: { name: text('Skriv navnet på den, det drejer sig om.', 'Write the name of the person it is about.') }),
		...(what
			? {}
			: {
					'topic-0': text(
						'Sæt et kryds, eller skriv med dine egne ord, hvad der bekymrer dig.',
						'Tick a box, or say in your own words what worries you.',
					),
				}),
		...(form.text('words').length > longestText
			? {
					words: text(
						`Teksten er for lang. Der er plads til ${longestText} tegn; du har skrevet ${form.text('words').length}.`,
						`The text is too long. There is room for ${longestText} characters; you wrote ${form.text('words').length}.`,
					),
				}
			: {}),
		...(isRelation(form.text('relation')) ? {} : { 'relation-0': text('Vælg, hvem du er.', 'Choose who you are.') }),
		...Object.fromEntries(
			lines
				.filter((field) => form.text(field).length > longestLine)
				.map((field) => [
					field,
					text(
						`Det er for langt. Der er plads til ${longestLine} tegn her.`,
						`That is too long. There is room for ${longestLine} characters here.`,
					),
				]),
		),
	}
}

/** The CPR number among what was typed about the citizen: the one given as such, else the only one; of two nobody can tell. */
const numberIn = (born: string, others: readonly string[]): string | null => {
	const [given] = numbersWritten(born)
	const found = new Set(others.flatMap(numbersWritten))
	return given ?? (found.size === 1 ? ([...found][0] ?? null) : null)
}

/** What was typed about a worry: what was said, and apart from it who said it; or what is to be mended, field by field. */
export const readTold = (
	form: Form,
	language: Language,
): { readonly told: Told; readonly errors: null } | { readonly told: null; readonly errors: TypedErrors } => {
	const wrong = Object.entries(problems(form)).map(([field, words]) => [field, words[language]] as const)
	if (wrong.length > 0) return { told: null, errors: Object.fromEntries(wrong) }
	const line = (field: string): string => asLine(form.text(field))
	const relation = isRelation(form.text('relation')) ? (form.text('relation') as Relation) : 'other'
	const own = (field: string, sender: string): string =>
		line(field) === '' && relation === 'citizen' ? line(sender) : line(field)
	const reach = line('from_reach')
	const reachedBy = reach.includes('@') ? 'email' : 'phone'
	const name = own('name', 'from_name')
	const phone = own('phone', reachedBy === 'phone' ? 'from_reach' : 'phone')
	const cpr = numberIn(line('born'), [name, line('street'), line('town'), phone])
	const sex = form.text('sex')
	const toldCitizen = form.text('told')
	const said: Said = {
		relation,
		name: withoutNumbers(name),
		born: withoutNumbers(line('born')),
		cpr,
		sex: sex === 'f' || sex === 'm' ? sex : null,
		street: withoutNumbers(line('street')),
		town: withoutNumbers(line('town')),
		phone: withoutNumbers(phone),
		topics: topics.filter((topic) => form.all('topic').includes(topic)),
		words: asText(form.text('words')),
		toldCitizen: relation === 'citizen' ? true : toldCitizen === 'yes' ? true : toldCitizen === 'no' ? false : null,
	}
	const sender: Sender = {
		name: withoutNumbers(line('from_name')),
		phone: reachedBy === 'phone' ? reach : '',
		email: reachedBy === 'email' ? reach : '',
		organisation: line('from_org'),
		mayBeNamed: form.text('may_name') === 'yes' || relation === 'citizen',
	}
	return { told: { said, sender }, errors: null }
}

/** The form that a program fills in without seeing: people leave it empty. */
export const trapField = 'website'
