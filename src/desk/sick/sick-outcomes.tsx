import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Alert, To } from '#platform/web/parts.tsx'
import { PhoneLink } from '../call/phone-link.tsx'
import type { Told } from './sick-words.ts'

/** One that was just chosen: whose visit, and what became of it. */
export type Outcome = Told & {
	readonly names: string
	readonly phones: readonly { readonly name: string; readonly phone: string | null }[]
}

/** What became of those just chosen: what could not be moved, whom to call now, and what is moved. */
export const Outcomes: FC<{ outcomes: readonly Outcome[] }> = ({ outcomes }) => {
	const { say } = useAround()
	const of = (kind: Told['kind']) => outcomes.filter((one) => one.kind === kind)
	const [calls, done, not] = [of('call'), of('done'), of('not_done')]
	return (
		<>
			{not.length === 0 ? null : (
				<Alert kind="error" title={say('Ikke flyttet', 'Not moved')} live>
					<Named outcomes={not} />
				</Alert>
			)}
			{calls.length === 0 ? null : <CallNow calls={calls} />}
			{done.length === 0 ? null : (
				<Alert kind="success" title={say(`Flyttet: ${done.length}`, `Moved: ${done.length}`)} live>
					<Named outcomes={done} />
				</Alert>
			)}
		</>
	)
}

const Named: FC<{ outcomes: readonly Outcome[] }> = ({ outcomes }) => {
	const { language } = useAround()
	return (
		<ul>
			{outcomes.map(({ names, words }) => (
				<li>
					{names}: {words[language]}
				</li>
			))}
		</ul>
	)
}

const CallNow: FC<{ calls: readonly Outcome[] }> = ({ calls }) => {
	const { say, language } = useAround()
	return (
		<Alert kind="warning" title={say('Flyttet. Ring nu', 'Moved. Call now')} live>
			<p>
				<To to="/flyttede-besoeg">
					{say('Opkaldene står på listen, til de er gjort', 'The calls stay on the list until they are made')}
				</To>
			</p>
			<ul>
				{calls.map(({ phones, words }) => (
					<li>
						{phones.map(({ name, phone }) => (
							<>
								<strong>
									<PhoneLink number={phone} />
								</strong>{' '}
								{name}{' '}
							</>
						))}
						– {words[language]}
					</li>
				))}
			</ul>
		</Alert>
	)
}
