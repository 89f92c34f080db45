import type { FC } from 'hono/jsx'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Details, Errors, Field, Form, Heading, LinkButton, TextArea, To } from '#platform/web/parts.tsx'
import type { Held } from '#population/actions.ts'
import { type Citizen, fullName, maskCpr } from '#population/index.ts'

/** One ground for keeping a citizen's data; several may stand at a time. */
export type HeldOn = {
	readonly id: string
	readonly citizen: Citizen
	readonly because: string
	readonly at: Instant
	readonly who: string
	/** By whom and when it was ended; null while it holds. */
	readonly ended: { readonly at: Instant; readonly who: string } | null
}

/** A ground for keeping somebody's data, with the names of those who set and ended it. */
export const heldOn = (one: Held & { readonly citizen: Citizen }, names: ReadonlyMap<StaffId, string>): HeldOn => ({
	...one,
	who: names.get(one.by) ?? '',
	ended: one.endedAt === null || one.endedBy === null ? null : { at: one.endedAt, who: names.get(one.endedBy) ?? '' },
})

const Ground: FC<{ ground: HeldOn }> = ({ ground: { because, at, who } }) => (
	<span>
		<span dir="auto">{because}</span>{' '}
		<span class="hj-quiet">
			({who}, {writeDay(dayOf(at), useAround().language)})
		</span>
	</span>
)

const HeldCitizen: FC<{ citizen: Citizen; grounds: readonly HeldOn[] }> = ({ citizen, grounds }) => {
	const { say } = useAround()
	return (
		<li>
			<p>
				<strong>{fullName(citizen)}</strong>, {maskCpr(citizen.cpr)} ·{' '}
				<To to={`/sletning/${citizen.id}`}>
					{say('Skriv en grund mere', 'Write one more reason')}
					<span class="sr-only">: {fullName(citizen)}</span>
				</To>
			</p>
			{grounds.map((ground) => (
				<Form to={`/sletning/${citizen.id}/slip`} class="hj-row">
					<input type="hidden" name="hold" value={ground.id} />
					<Ground ground={ground} />
					<Button look="secondary">
						{say('Grunden er væk', 'The reason is gone')}
						<span class="sr-only">
							: {fullName(citizen)}, {ground.because}
						</span>
					</Button>
				</Form>
			))}
		</li>
	)
}

/** Whose data are kept beyond the time and because of what, how to end that, and how to keep somebody else's. */
export const KeptLonger: FC<{ held: readonly HeldOn[]; error: string | undefined }> = ({ held, error }) => {
	const { say, language } = useAround()
	const ended = held.filter((one) => one.ended !== null)
	const holding = Map.groupBy(
		held.filter((one) => one.ended === null),
		({ citizen }) => citizen.id,
	)
	return (
		<>
			<h2 id="beholdes">{say('Beholdes længere', 'Kept longer')}</h2>
			{holding.size === 0 ? (
				<p>{say('Ingen lige nu.', 'Nobody just now.')}</p>
			) : (
				<>
					<p>
						{say(
							'Intet om disse borgere slettes, så længe der står en grund.',
							'Nothing about these citizens is erased as long as a reason stands.',
						)}
					</p>
					<ul class="hj-list">
						{[...holding.values()].map((grounds) =>
							grounds[0] === undefined ? null : <HeldCitizen citizen={grounds[0].citizen} grounds={grounds} />,
						)}
					</ul>
				</>
			)}
			<Form to="/sletning/find">
				<Field
					name="cpr"
					label={say(
						'Er der en klage eller en sag om en borger? Skriv borgerens CPR-nummer',
						'Is there a complaint or a case about a citizen? Write the citizen’s CPR number',
					)}
					hint={say(
						'Ti cifre. På næste side skriver du, hvorfor oplysningerne skal beholdes.',
						'Ten digits. On the next page you write why the data are to be kept.',
					)}
					width={11}
					value=""
					error={error}
				/>
				<div class="hj-row">
					<Button look="secondary">{say('Find borgeren', 'Find the citizen')}</Button>
				</div>
			</Form>
			{ended.length === 0 ? null : (
				<Details title={say(`Grunde, der er væk: ${ended.length}`, `Reasons that are gone: ${ended.length}`)}>
					<ul>
						{ended.map(({ citizen, because, at, who, ended: end }) => (
							<li>
								{fullName(citizen)}: <span dir="auto">{because}</span> ({who}, {writeDay(dayOf(at), language)} –{' '}
								{end === null ? null : `${end.who}, ${writeDay(dayOf(end.at), language)}`})
							</li>
						))}
					</ul>
				</Details>
			)}
		</>
	)
}

type Asked = {
	readonly citizen: Citizen
	/** What holds the citizen already. */
	readonly standing: readonly HeldOn[]
	/** So that a form sent twice is one reason. */
	readonly formId: string
	readonly typed: string
	readonly errors: Readonly<Record<string, string>>
}

/** Why somebody is kept beyond the time. */
export const HoldPage: FC<Asked> = ({ citizen, standing, formId, typed, errors }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say(`Behold oplysningerne om ${fullName(citizen)}`, `Keep the data on ${fullName(citizen)}`)}
				lead={say(
					'For eksempel så længe en klage, et tilsyn eller en sag om erstatning ikke er afsluttet.',
					'For example as long as a complaint, a supervision or a case of compensation is not over.',
				)}
			/>
			<Errors errors={errors} />
			{standing.length === 0 ? null : (
				<>
					<h2>{say('Beholdes allerede, fordi', 'Kept already, because')}</h2>
					<ul>
						{standing.map((ground) => (
							<li>
								<Ground ground={ground} />
							</li>
						))}
					</ul>
				</>
			)}
			<Form to={`/sletning/${citizen.id}`}>
				<input type="hidden" name="id" value={formId} />
				<TextArea
					name="because"
					label={
						standing.length === 0
							? say('Hvorfor?', 'Why?')
							: say('Hvilken grund er der mere?', 'What other reason is there?')
					}
					value={typed}
					error={errors.because}
					rows={3}
				/>
				<div class="hj-row">
					<Button>{say('Behold', 'Keep')}</Button>
					<LinkButton to="/sletning">{say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
