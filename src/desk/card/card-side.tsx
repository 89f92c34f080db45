import type { Child, FC } from 'hono/jsx'
import { languageName } from '#kernel/spoken.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Details, Reasons, Summary, To } from '#platform/web/parts.tsx'
import { ageOf, fullName, shownAddress, writeCpr } from '#population/index.ts'
import { PhoneLink } from '../call/phone-link.tsx'
import type { Card } from './card.ts'
import { helpReceived, homeText } from './register-words.ts'
import { Life } from './story-lines.tsx'

/** What is known of the citizen, why they are offered a visit or not, and where to look further. */
export const Side: FC<{ card: Card }> = ({ card }) => {
	const { say } = useAround()
	const { citizen, mayBe, life } = card
	return (
		<aside aria-label={say('Om borgeren', 'About the citizen')}>
			<Life lines={life} />
			<Known card={card} />
			<WhyOrNot card={card} />
			{mayBe === null ? null : (
				<p>
					<To to={`/borger/${citizen.id}/dubletter`}>
						{say('Er borgeren registreret to gange?', 'Is the citizen registered twice?')}
					</To>
				</p>
			)}
			<p>
				<To to={`/borger/${citizen.id}/set-af`}>
					{say('Hvem har set borgerens oplysninger?', 'Who has looked at this citizen?')}
				</To>
			</p>
			{mayBe === null ? null : (
				<p class="d-print-none">
					<To to={`/borger/${citizen.id}/aktindsigt`}>
						{say('Aktindsigt: borgeren vil se det hele', 'Request for the file: to see everything')}
					</To>
				</p>
			)}
		</aside>
	)
}

const Known: FC<{ card: Card }> = ({ card }) => {
	const { say, language } = useAround()
	const { citizen, household } = card
	const others = household.filter((one) => one.id !== citizen.id)
	const rows: readonly (readonly [string, Child] | null)[] = [
		citizen.status === 'resident' ? [say('Telefon', 'Phone'), <PhoneLink number={citizen.phone} />] : null,
		[say('Adresse', 'Address'), shownAddress(citizen)[language] || say('ukendt', 'unknown')],
		[say('Bolig', 'Home'), homeText(citizen)[language]],
		[say('Post', 'Post'), citizen.digitalPost ? 'Digital Post' : say('brev med posten', 'letter by post')],
		citizen.language === 'da' ? null : [say('Sprog', 'Language'), languageName(citizen.language, language)],
		[
			say('Bor sammen med', 'Lives with'),
			others.length === 0
				? citizen.livesAlone === null || citizen.createdHere
					? say('vides ikke', 'not known')
					: say('bor alene', 'lives alone')
				: others.map((one) => `${fullName(one)}, ${ageOf(one, card.today)}`).join(' · '),
		],
		[say('Får hjælp', 'Receives help'), helpReceived(citizen, language)],
		card.toKnow === '' ? null : [say('Før besøget', 'Before a visit'), card.toKnow],
		citizen.status === 'resident'
			? [
					say('Besøg passer', 'A visit suits'),
					<>
						{card.suits || say('alle dage', 'any day')}{' '}
						<To to={`/borger/${citizen.id}/besoegstid`} class="d-print-none">
							{say('Ret', 'Change')}
							<span class="sr-only"> {say('hvornår et besøg passer', 'when a visit suits')}</span>
						</To>
					</>,
				]
			: null,
		[say('CPR-nummer', 'CPR number'), <span class="hj-nowrap">{writeCpr(citizen.cpr)}</span>],
		[
			say('Næste ændring', 'Next change'),
			card.nextChangeOn
				? writeDay(card.nextChangeOn, language)
				: say('intet ændrer sig af sig selv', 'nothing changes by itself'),
		],
	]
	return (
		<div class="hj-panel">
			<Summary rows={rows} />
		</div>
	)
}

const WhyOrNot: FC<{ card: Card }> = ({ card: { why, cites, standard } }) => {
	const { say, language } = useAround()
	return (
		<Details title={why.some(({ held }) => held) ? say('Hvorfor?', 'Why?') : say('Hvorfor ikke?', 'Why not?')}>
			{why.length === 0 ? (
				<p>{say('Ingen regler er på plads for dagen.', 'No rules are on file for the day.')}</p>
			) : (
				<Reasons reasons={why.map((one) => ({ held: one.held, words: one[language], cites: cites(one) }))} />
			)}
			{standard ? (
				<p class="hj-quiet">
					<To to={`/standard/${standard.validFrom}`}>
						{say(
							`Kvalitetsstandarden, der gælder fra ${writeDay(standard.validFrom, language)}`,
							`The standard in force from ${writeDay(standard.validFrom, language)}`,
						)}
					</To>
				</p>
			) : null}
		</Details>
	)
}
