import type { FC } from 'hono/jsx'
import { useAround } from './page-context.ts'
import { Icon } from './parts.tsx'

/** Something weighed, in words: whether it held, why, and where it is written. */
type Reason = { readonly held: boolean; readonly words: string; readonly cites?: string | null }

/** What held first, then what did not; each said in words as well as by its mark. */
export const Reasons: FC<{ reasons: readonly Reason[] }> = ({ reasons }) => {
	const { say } = useAround()
	return (
		<ul class="hj-why">
			{reasons
				.toSorted((a, b) => Number(b.held) - Number(a.held))
				.map(({ held, words, cites }) => (
					<li class={held ? 'hj-held' : 'hj-not-held'}>
						<Icon name={held ? 'check' : 'close'} />
						<span>
							<span class="sr-only">
								{held ? say('Opfyldt: ', 'Holds: ') : say('Ikke opfyldt: ', 'Does not hold: ')}
							</span>
							{words}
							{cites ? <small class="hj-cites">{cites}</small> : null}
						</span>
					</li>
				))}
		</ul>
	)
}
