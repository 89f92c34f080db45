import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import type { Language, Text } from '#kernel/language.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import {
	Badge,
	Button,
	DayFields,
	Details,
	Errors,
	Form,
	Heading,
	LinkButton,
	Radios,
	Select,
	Summary,
	TextArea,
	To,
} from '#platform/web/parts.tsx'
import { agreementKindText, partnerText } from '#visit/index.ts'
import type { Agreement } from './agreement.ts'
import { FrequentNeed } from './frequent-need.tsx'
import type { HandOver } from './hand-over/hand-over.ts'
import type { ByRule } from './next-visit.ts'
import { type NoteStruck, noteStruckText } from './note-struck.ts'

export type WhatNowProps = {
	readonly say: (da: string, en: string) => string
	readonly language: Language
	readonly person: PersonId
	readonly name: string
	/** The visit just written about, to go back to. */
	readonly visit: VisitId | null
	readonly byRule: ByRule | null
	readonly agreements: readonly Agreement[]
	readonly handOvers: readonly HandOver[]
	readonly visitsOfAYear: number
	readonly frequentFrom: number
	/** What the standard lets follow, and why nothing may where nothing may. */
	readonly kinds: readonly { readonly value: string; readonly label: string }[]
	readonly cites: string
	readonly hindrance: Text | null
	readonly mayDecide: boolean
	readonly owners: readonly { readonly id: StaffId; readonly name: string }[]
	readonly me: StaffId
	readonly dueOn: Day | null
	readonly typed: (name: string) => string
	readonly formKey: string
	readonly errors: Readonly<Record<string, string>>
}

/** After a visit: what is agreed already, what the rules do by themselves, and what else can be decided. */
export const WhatNowPage: FC<WhatNowProps> = (props) => {
	const { say, name, person, errors, visit } = props
	return (
		<>
			<Heading title={say('Hvad sker der nu?', 'What happens now?')} lead={<To to={`/borger/${person}`}>{name}</To>} />
			<Errors errors={errors} />
			<FrequentNeed person={person} count={props.visitsOfAYear} from={props.frequentFrom} />
			<Already {...props} />
			<p class="hj-row">
				<LinkButton to="/dagens-rute" look="primary">
					{say('Intet mere nu – til dagens rute', 'Nothing more now – to today’s route')}
				</LinkButton>
			</p>
			<section aria-labelledby="else">
				<h2 id="else">{say('Eller', 'Or')}</h2>
				<Details
					title={say('Aftal næste besøg eller opkald', 'Agree on the next visit or call')}
					open={Object.keys(errors).length > 0}
				>
					<NextVisit {...props} />
				</Details>
				<ul class="nobullet-list hj-ways">
					<li>
						<LinkButton to={`/vurdering/${person}#risiko`}>
							{say('Vurdér særlig risiko', 'Assess a special risk')}
						</LinkButton>
						<span class="hj-quiet">
							{say(
								'Borgeren hører til i en anden gruppe, for eksempel efter et tab eller en indlæggelse.',
								'The citizen belongs in another group, for example after a loss or a stay in hospital.',
							)}
						</span>
					</li>
					<li>
						<LinkButton to={`/borger/${person}/overlevering`}>
							{say('Overlevér til en anden', 'Hand over to somebody else')}
						</LinkButton>
						<span class="hj-quiet">
							{say(
								'Visitationen, egen læge, genoptræning, frivillige … med borgerens ja.',
								'The granting of help, the doctor, rehabilitation, volunteers … with the citizen’s yes.',
							)}
						</span>
					</li>
					<li>
						<LinkButton to={`/borger/${person}/afslut`}>{say('Afslut forløbet', 'Close the course')}</LinkButton>
						<span class="hj-quiet">
							{say('Nye tilbud kommer stadig efter reglerne.', 'New offers still come by the rules.')}
						</span>
					</li>
				</ul>
			</section>
			{visit === null ? null : (
				<p>
					<To to={`/besoeg/${visit}`}>{say('Tilbage til besøget', 'Back to the visit')}</To>
				</p>
			)}
		</>
	)
}

const FromStruck: FC<{ language: Language; struck: NoteStruck | null }> = ({ language, struck }) =>
	struck === null ? null : (
		<>
			{' '}
			<Badge kind="error" text={noteStruckText[language]} />
		</>
	)

const Already: FC<WhatNowProps> = ({ say, language, byRule, agreements, handOvers }) => (
	<Summary
		rows={[
			[
				say('Aftalt', 'Agreed'),
				agreements.length === 0 ? (
					say('Ingen åbne aftaler', 'No open agreements')
				) : (
					<ul class="nobullet-list">
						{agreements.map((one) => (
							<li>
								<To to={`/opfoelgning/${one.id}`}>
									{agreementKindText(one.kind)[language]}, {say('senest', 'by')} {writeShortDay(one.dueOn)}
								</To>
								: <span dir="auto">{one.what}</span>
								<FromStruck {...{ language }} struck={one.noteStruck} />
							</li>
						))}
					</ul>
				),
			],
			handOvers.length === 0
				? null
				: [
						say('Overleveres', 'Handed over'),
						<ul class="nobullet-list">
							{handOvers.map((one) => (
								<li>
									<To to={`/overleveringer/${one.id}`}>{partnerText(one.to)[language]}</To>:{' '}
									<span dir="auto">{one.what}</span>
									<FromStruck {...{ language }} struck={one.noteStruck} />
								</li>
							))}
						</ul>,
					],
			[
				say('Af sig selv, efter reglerne', 'By itself, by the rules'),
				byRule === null
					? say(
							'Intet nyt tilbud de næste tre år, medmindre der sker noget.',
							'No new offer in the next three years, unless something happens.',
						)
					: `${say('Nyt tilbud fra', 'A new offer from')} ${writeDay(byRule.on, language)} (${byRule.name[language]})`,
			],
		]}
	/>
)

const NextVisit: FC<WhatNowProps> = (props) => {
	const { say, person, typed, errors, kinds, hindrance, mayDecide, byRule, language, visit } = props
	if (hindrance !== null) return <p>{hindrance[language]}</p>
	if (!mayDecide)
		return (
			<p>
				{say(
					'Et besøg ud over reglen besluttes af en medarbejder med sundhedsfaglig uddannelse.',
					'A visit beyond the rule is decided by a member of staff with a health profession.',
				)}
			</p>
		)
	const field = (name: string) => errors[name]
	return (
		<Form to={`/borger/${person}/hvad-nu`}>
			<input type="hidden" name="key" value={props.formKey} />
			<input type="hidden" name="visit" value={visit ?? ''} />
			<p class="hj-quiet">
				{props.cites === '' ? null : <>{props.cites}. </>}
				{byRule === null
					? null
					: say(
							`Besøg kan aftales til og med dagen før ${writeDay(byRule.on, 'da')}, hvor standarden selv giver et.`,
							`Visits can be agreed up to the day before ${writeDay(byRule.on, 'en')}, when the standard gives one itself.`,
						)}
			</p>
			{kinds.length === 1 ? (
				<input type="hidden" name="kind" value={kinds[0]?.value ?? ''} />
			) : (
				<Radios
					name="kind"
					label={say('Hvordan?', 'How?')}
					value={typed('kind') || (kinds[0]?.value ?? '')}
					error={field('kind')}
					choices={kinds}
				/>
			)}
			<DayFields name="due" label={say('Senest hvornår?', 'By when?')} value={props.dueOn} error={field('due')} />
			<Radios
				name="wanted_by"
				label={say('Hvem ønsker det?', 'Who wants it?')}
				value={typed('wanted_by') || 'professional'}
				error={field('wanted_by')}
				choices={[
					{ value: 'professional', label: say('Jeg vurderer, at der er brug for det', 'I find that it is needed') },
					{ value: 'citizen', label: say('Borgeren har bedt om det', 'The citizen has asked for it') },
				]}
			/>
			<TextArea
				name="because"
				label={say('Hvorfor?', 'Why?')}
				hint={say('Borgeren kan læse det.', 'The citizen can read it.')}
				rows={2}
				value={typed('because')}
				error={field('because')}
			/>
			<Select
				name="owner"
				label={say('Hvem gør det?', 'Who does it?')}
				value={typed('owner') || props.me}
				error={field('owner')}
				choices={props.owners.map((one) => ({ value: one.id, label: one.name }))}
			/>
			<div class="hj-row">
				<Button look="secondary">{say('Aftal det', 'Agree on it')}</Button>
			</div>
		</Form>
	)
}
