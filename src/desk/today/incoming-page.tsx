import type { FC } from 'hono/jsx'
import type { PersonId } from '#kernel/ids.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, Empty, Field, Form, Heading, To } from '#platform/web/parts.tsx'
import { LastCall } from '../call/call-page.tsx'
import type { CallSheet } from '../call/call-sheet.ts'

type Row = {
	readonly id: PersonId
	readonly name: string
	readonly born: string
	readonly age: number | null
	readonly town: string
	readonly isHere: boolean
}

const Found: FC<{ rows: readonly Row[]; isMore: boolean }> = ({ rows, isMore }) => {
	const { say } = useAround()
	return (
		<>
			<p class="hj-count">
				<strong>{rows.length}</strong>{' '}
				{isMore
					? say('vises; der er flere. Skriv mere.', 'shown; there are more. Type more.')
					: say('passer. Hvem ringer?', 'match. Who is calling?')}
			</p>
			<ul class="nobullet-list hj-pick">
				{rows.map((row) => (
					<li>
						<To to={`/ringeliste?borger=${row.id}&ind=1`}>{row.name}</To>{' '}
						<span class="hj-quiet">
							{[
								say(`født ${row.born}`, `born ${row.born}`),
								row.age === null ? '' : `${row.age} ${say('år', 'years')}`,
								row.town,
							]
								.filter(Boolean)
								.join(' · ')}
						</span>
						{row.isHere ? null : (
							<>
								{' '}
								<Badge kind="warning" text={say('Bor ikke her', 'Does not live here')} />
							</>
						)}
					</li>
				))}
			</ul>
		</>
	)
}

/** One field for whatever the caller says first. */
export const IncomingPage: FC<{
	typed: string
	found: readonly Row[] | null
	isMore: boolean
	last: CallSheet['last']
	error: string | undefined
}> = ({ typed, found, isMore, last, error }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Nogen ringer ind', 'Someone calls us')}
				lead={say(
					'Skriv det, den, der ringer, siger først. Er der kun én, der passer, kommer du straks til opkaldet.',
					'Type whatever the caller says first. If only one matches, you come straight to the call.',
				)}
			/>
			{last === null ? null : <LastCall last={last} />}
			<Form to="/ring-ind" class="hj-filter">
				<Field
					name="soeg"
					label={say('Hvem ringer?', 'Who is calling?')}
					hint={say(
						'Kode fra brevet, navn, fødselsdag eller telefonnummer',
						'Code from the letter, name, birthday or telephone number',
					)}
					value={typed}
					error={error}
				/>
				<Button>{say('Find', 'Find')}</Button>
			</Form>
			{found === null ? null : found.length === 0 ? (
				<Empty title={say('Ingen borgere passer', 'No citizens match')}>
					{say(
						'Prøv kun efternavnet, fødselsdagen som 2.3.1951, eller koden uden bindestreg. Er borgeren ikke i registret, så skriv en henvendelse.',
						'Try only the surname, the birthday as 2.3.1951, or the code without the hyphen. If the citizen is not in the register, record a referral.',
					)}{' '}
					<To to="/henvendelse/ny">{say('Skriv en henvendelse', 'Record a referral')}</To>
				</Empty>
			) : (
				<Found rows={found} isMore={isMore} />
			)}
			<p>
				<To to="/ringeliste">{say('Til ringelisten', 'To the call list')}</To>
			</p>
		</>
	)
}
