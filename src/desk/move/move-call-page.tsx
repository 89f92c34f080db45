import type { FC } from 'hono/jsx'
import type { StaffId } from '#kernel/ids.ts'
import { timeOf, writeTime } from '#offer/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Empty, Form, Heading, Summary, To } from '#platform/web/parts.tsx'
import { fullName } from '#population/index.ts'
import { writePlace } from '../board/board-words.ts'
import { PhoneLink } from '../call/phone-link.tsx'
import type { MoveCall } from './move-call-actions.ts'

type Props = { readonly calls: readonly MoveCall[]; readonly names: ReadonlyMap<StaffId, string> }

/** Whom to call about a visit that was moved: what they know, and what to say. */
export const MoveCallPage: FC<Props> = ({ calls, names }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Ring om et flyttet besøg', 'Call about a moved visit')}
				lead={say(
					'Intet brev når at fortælle det. Den, der venter os først, står øverst. Ring, og tryk på knappen, når borgeren ved det.',
					'No letter tells of it in time. Whoever expects us first comes first. Call, and press the button when the citizen knows.',
				)}
			/>
			{calls.length === 0 ? (
				<Empty title={say('Alle ved, hvornår vi kommer', 'Everyone knows when we come')}>
					<To to="/i-dag">{say('Gå til I dag', 'Go to Today')}</To>
				</Empty>
			) : (
				calls.map((call) => <Call call={call} names={names} />)
			)}
		</>
	)
}

const Call: FC<{ call: MoveCall; names: Props['names'] }> = ({ call: { now, knows, whom }, names }) => {
	const { say, language } = useAround()
	const name = whom.map(({ citizen }) => fullName(citizen)).join(say(' og ', ' and '))
	return (
		<section class="hj-panel" aria-labelledby={`b-${now.id}`}>
			<h2 id={`b-${now.id}`} class="h4">
				{name}
			</h2>
			<ul class="nobullet-list">
				{whom.map(({ citizen }) => (
					<li>
						<strong class="hj-big">
							<PhoneLink number={citizen.phone} />
						</strong>{' '}
						<To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>
					</li>
				))}
			</ul>
			<Summary
				rows={[
					[say('Borgeren venter os', 'The citizen expects us'), writePlace(timeOf(knows), names, language)],
					[say('Vi kommer', 'We come'), <strong>{writePlace(timeOf(now), names, language)}</strong>],
				]}
			/>
			<Form to="/flyttede-besoeg">
				{whom.map(({ booking }) => (
					<input type="hidden" name="booking" value={booking} />
				))}
				<input type="hidden" name="told" value={writeTime(timeOf(now))} />
				<Button look="secondary">
					{say('Jeg har ringet, borgeren ved det', 'I have called, the citizen knows')}
					<span class="sr-only">: {name}</span>
				</Button>
			</Form>
		</section>
	)
}
