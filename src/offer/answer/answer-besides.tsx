import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Checks, Details, Field, Select } from '#platform/web/parts.tsx'
import {
	type Besides,
	callTimes,
	needs,
	waysOfAnswering,
	wordsForCallTime,
	wordsForNeedOf,
	wordsForWay,
} from './answer.ts'

/** How an answer reached us; the web is for citizens themselves. */
export const WayField: FC<{ value: string }> = ({ value }) => {
	const { say, language } = useAround()
	return (
		<Select
			label={say('Hvordan kom svaret?', 'How did it reach us?')}
			name="through"
			value={value}
			choices={waysOfAnswering
				.filter((way) => way !== 'web')
				.map((way) => ({ value: way, label: wordsForWay[way][language] }))}
		/>
	)
}

/** What was said besides the answer itself: what the visitor is to know, who is there, when a call suits. */
export const BesidesFields: FC<{ told: Besides }> = ({ told }) => {
	const { say, language } = useAround()
	return (
		<Details
			title={say('Er der noget, besøgeren skal vide?', 'Is there anything the visitor should know?')}
			open={told.needs.length > 0 || told.companion || told.together}
		>
			<Checks
				label={say('Det skal besøgeren vide', 'The visitor should know')}
				name="needs"
				values={told.needs}
				choices={needs.map((need) => ({ value: need, label: wordsForNeedOf[need][language] }))}
			/>
			<Field
				label={say('Tolk: hvilket sprog?', 'Interpreter: which language?')}
				name="interpreter"
				value={told.interpreter}
				required={false}
			/>
			<Checks
				label={say('Hvem er der?', 'Who is there?')}
				name="companion"
				values={told.companion ? ['yes'] : []}
				choices={[{ value: 'yes', label: say('Borgeren har en med', 'The citizen has somebody with them') }]}
			/>
			<Checks
				label={say('Ægtefælle eller samlever', 'Spouse or partner')}
				name="together"
				values={told.together ? ['yes'] : []}
				choices={[{ value: 'yes', label: say('Vil gerne have besøg sammen', 'Would like one visit together') }]}
			/>
			<Select
				label={say('Ved “ring senere”: hvornår på dagen?', 'If “call later”: when in the day?')}
				name="when"
				value={told.callWhen ?? ''}
				empty={say('Lige meget', 'Any time')}
				choices={callTimes.map((when) => ({ value: when, label: wordsForCallTime[when][language] }))}
			/>
		</Details>
	)
}
