import type { FC } from 'hono/jsx'
import { yearOf } from '#kernel/day.ts'
import type { Language, Text } from '#kernel/language.ts'
import { text } from '#kernel/language.ts'
import { writeMonth } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import {
	Alert,
	Button,
	Checks,
	Details,
	Field,
	Form,
	Heading,
	type Kind,
	Radios,
	Reasons,
	Select,
	To,
} from '#platform/web/parts.tsx'
import { criterionText, type Standard } from '#standard/index.ts'
import { unserved } from '../judge.ts'
import type { VerdictWord } from '../verdict.ts'
import { askable, asksAboutLivingAlone, asksAboutMoving, type SelfAnswer } from './self-check.ts'
import type { SelfReason } from './self-check-reasons.ts'

/** What was typed, so that it stands there again. */
export type Typed = {
	readonly born: string
	readonly month: string
	readonly alone: string
	readonly moved: string
	readonly help: readonly string[]
	readonly happened: readonly string[]
}

export const nothingTyped: Typed = { born: '', month: '', alone: '', moved: '', help: [], happened: [] }

const headings: Record<VerdictWord, { kind: Kind; title: Text; meaning: Text }> = {
	offer: {
		kind: 'success',
		title: text('Ja, du er i målgruppen nu', 'Yes, you are in the target group now'),
		meaning: text(
			'Vi skriver til dig af os selv. Du må også gerne ringe og bede om et besøg.',
			'We write to you without being asked. You are also welcome to call and ask for a visit.',
		),
	},
	assess: {
		kind: 'info',
		title: text(
			'Måske. En fagperson ser på netop din situation',
			'Perhaps. A professional looks at your own situation',
		),
		meaning: text(
			'Ring til os og fortæl, hvordan du har det. Så finder vi ud af det sammen.',
			'Call us and tell us how you are. Then we find out together.',
		),
	},
	excluded: {
		kind: 'warning',
		title: text('Nej, som udgangspunkt ikke', 'No, as a rule not'),
		meaning: text(
			'Du hører til en gruppe, som får hjælp på anden måde. Ring til os, hvis du alligevel har brug for et besøg.',
			'You belong to a group that is helped in another way. Call us if you need a visit all the same.',
		),
	},
	not_now: {
		kind: 'info',
		title: text('Snart', 'Soon'),
		meaning: text('Vi skriver til dig, når tiden er inde.', 'We write to you when the time has come.'),
	},
	not_in_target_group: {
		kind: 'info',
		title: text('Nej, ikke i dag', 'No, not today'),
		meaning: text('Du er altid velkommen til at ringe til os.', 'You are always welcome to call us.'),
	},
	not_resident: {
		kind: 'info',
		title: text('Tilbuddet er for dem, der bor i kommunen', 'The service is for those who live in the municipality'),
		meaning: text('Spørg i den kommune, du bor i.', 'Ask the municipality that you live in.'),
	},
	no_standard_in_force: {
		kind: 'info',
		title: text('Der gælder ingen regler i dag', 'No rules are in force today'),
		meaning: text('Ring til os, hvis du vil vide mere.', 'Call us if you want to know more.'),
	},
}

const birthdays: Record<SelfAnswer['birthday'], Text | null> = {
	no_matter: null,
	has_been: text('Hvis du har haft fødselsdag i år', 'If you have had your birthday this year'),
	is_to_come: text('Hvis du ikke har haft fødselsdag i år endnu', 'If you have not had your birthday yet this year'),
}

const Phones: FC<{ phones: readonly string[]; language: Language }> = ({ phones, language }) => (
	<p>
		{language === 'da' ? 'Ring til os' : 'Call us'}:{' '}
		{phones.map((phone, at) => (
			<>
				{at > 0 ? ', ' : ''}
				<a href={`tel:+45${phone}`}>{writePhone(phone)}</a>
			</>
		))}
		. <To to="/#kontakt">{language === 'da' ? 'Se telefontiden' : 'See the phone hours'}</To>{' '}
		{language === 'da' ? 'eller' : 'or'}{' '}
		<To to="/oensk-besoeg">{language === 'da' ? 'bed om et besøg' : 'ask for a visit'}</To>
	</p>
)

type Shown = {
	readonly standard: Standard
	readonly phones: readonly string[]
	readonly language: Language
}

const Answered: FC<Shown & { answer: SelfAnswer; reasons: readonly SelfReason[] }> = ({
	answer,
	reasons,
	standard,
	phones,
	language,
}) => {
	const { verdict, coming, birthday } = answer
	const { kind, title, meaning } = headings[verdict.verdict]
	const grounds = unserved(verdict.grounds)
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const condition = birthdays[birthday]
	return (
		<section aria-label={condition?.[language] ?? title[language]}>
			{condition ? <h2>{condition[language]}</h2> : null}
			<Alert kind={kind} title={title[language]} live>
				{grounds.length > 0 ? (
					<ul>
						{grounds.map(({ criterion }) => (
							<li>{criterionText(standard, criterion)[language]}</li>
						))}
					</ul>
				) : null}
				<p>{meaning[language]}</p>
				<Phones phones={phones} language={language} />
				{coming ? (
					<p>
						{coming.year === yearOf(verdict.on)
							? say('Med de samme svar bliver det senere i år: ', 'With the same answers it will be later this year: ')
							: say(
									`Med de samme svar bliver det tidligst i ${coming.year}: `,
									`With the same answers it will be in ${coming.year} at the earliest: `,
								)}
						{coming.criteria.map((code) => criterionText(standard, code)[language]).join(', ')}.
					</p>
				) : null}
			</Alert>
			<Details title={say('Se, hvorfor svaret er sådan', 'See why this is the answer')}>
				<Reasons reasons={reasons.map(({ held, words }) => ({ held, words: words[language] }))} />
			</Details>
		</section>
	)
}

const aloneQuestion: Record<Standard['livesAlone'], Text> = {
	only_adult_at_address: text(
		'Bor du alene? (Du er den eneste voksne på adressen)',
		'Do you live alone? (You are the only adult at the address)',
	),
	single_by_civil_status: text(
		'Er du enlig? (Ikke gift og ikke i registreret partnerskab)',
		'Are you single? (Not married and not in a registered partnership)',
	),
	single_and_only_adult: text(
		'Er du enlig, og bor du alene? (Den eneste voksne på adressen)',
		'Are you single and living alone? (The only adult at the address)',
	),
}

const yesNo = (say: (da: string, en: string) => string) => [
	{ value: 'yes', label: say('Ja', 'Yes') },
	{ value: 'no', label: say('Nej', 'No') },
]

/** What is missing, by the field it is missing in. */
export type SelfErrors = Readonly<Record<string, string>>

const Questions: FC<{ standard: Standard; typed: Typed; errors: SelfErrors; language: Language }> = ({
	standard,
	typed,
	errors,
	language,
}) => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const months = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: writeMonth(at + 1, language) }))
	const choices = (by: 'event' | 'risk') =>
		askable(standard)
			.filter(({ opens }) => opens.by === by)
			.map(({ code, name }) => ({ value: code, label: name[language] }))
	const [events, risks] = [choices('event'), choices('risk')]
	return (
		<Form to="/er-jeg-i-maalgruppen">
			<Field
				label={say('Hvilket år er du født?', 'Which year were you born?')}
				hint={say('Fire tal, for eksempel 1951', 'Four digits, for example 1951')}
				name="born"
				value={typed.born}
				width={4}
				error={errors.born}
			/>
			<Select
				label={say('Hvilken måned?', 'Which month?')}
				hint={say('Så kan vi svare lidt mere sikkert', 'Then we can answer a little more surely')}
				name="month"
				required={false}
				choices={months}
				value={typed.month}
				empty={say('Vælg en måned', 'Choose a month')}
			/>
			{asksAboutLivingAlone(standard) ? (
				<Radios
					label={aloneQuestion[standard.livesAlone][language]}
					name="alone"
					error={errors['alone-0']}
					choices={yesNo(say)}
					value={typed.alone}
				/>
			) : null}
			{asksAboutMoving(standard) ? (
				<Radios
					label={say('Er du lige flyttet til kommunen?', 'Have you just moved to the municipality?')}
					name="moved"
					choices={yesNo(say)}
					value={typed.moved}
				/>
			) : null}
			<Checks
				label={say('Får du noget af dette fra kommunen?', 'Do you get any of this from the municipality?')}
				hint={say('Sæt kryds ved det, der passer. Ellers gå videre.', 'Tick what fits. Otherwise go on.')}
				name="help"
				choices={[
					{
						value: 'practical',
						label: say('Hjælp til det praktiske, for eksempel rengøring', 'Practical help, for example cleaning'),
					},
					{
						value: 'personal',
						label: say('Hjælp til personlig pleje, for eksempel bad', 'Personal care, for example bathing'),
					},
					{ value: 'nursing', label: say('Hjemmesygepleje', 'Home nursing') },
					{ value: 'care_home', label: say('Jeg bor i plejebolig eller på plejehjem', 'I live in a care home') },
				]}
				values={typed.help}
			/>
			{events.length > 0 ? (
				<Checks
					label={say('Er noget af dette sket for dig i den sidste tid?', 'Has any of this happened to you lately?')}
					name="happened"
					choices={events}
					values={typed.happened}
				/>
			) : null}
			{risks.length > 0 ? (
				<Details title={say('Er der andet, som gør hverdagen svær?', 'Is there anything else that makes life hard?')}>
					<Checks
						label={say('Sæt kryds ved det, der passer på dig', 'Tick what fits you')}
						hint={say('Du behøver ikke svare. Vi gemmer ikke dine svar.', 'You need not answer. We keep nothing.')}
						name="risk"
						choices={risks}
						values={typed.happened}
					/>
				</Details>
			) : null}
			<Button>{say('Se svaret', 'See the answer')}</Button>
		</Form>
	)
}

/** Am I in the target group? The answer first, when there is one, and the questions again below. */
export const SelfCheckPage: FC<{
	standard: Standard
	answers: readonly (readonly [SelfAnswer, readonly SelfReason[]])[]
	typed: Typed
	errors: SelfErrors
	phones: readonly string[]
	language: Language
}> = ({ standard, answers, typed, errors, phones, language }) => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	return (
		<>
			<Heading
				title={say('Er jeg i målgruppen?', 'Am I in the target group?')}
				lead={say(
					'Svar på nogle få spørgsmål og se, hvad kommunens regler siger. Vi gemmer ikke dine svar.',
					'Answer a few questions and see what the municipality’s rules say. We do not keep your answers.',
				)}
			/>
			{answers.map(([answer, reasons]) => (
				<Answered answer={answer} reasons={reasons} standard={standard} phones={phones} language={language} />
			))}
			{answers.length > 0 ? <h2>{say('Dine svar', 'Your answers')}</h2> : null}
			<Questions standard={standard} typed={typed} errors={errors} language={language} />
			<p class="mt-5">
				{say('Svaret er vejledende og bygger på', 'The answer is for guidance and rests on')}{' '}
				<To to="/standard">{say('kvalitetsstandarden', 'the service standard')}</To>.
			</p>
		</>
	)
}
