import type { Source } from '../sources.ts'
import { maskNumbers } from './numbers-written.ts'
import type { Said, Sender } from './referral.ts'
import { topicText } from './referral-words.ts'

/** Who told us, as the citizen's record may know it: nothing that points at a sender who may not be named. */
export const sourceOf = ({ relation }: Pick<Said, 'relation'>, { mayBeNamed }: Pick<Sender, 'mayBeNamed'>): Source =>
	relation === 'citizen' ? 'citizen' : relation === 'relative' && mayBeNamed ? 'relative' : 'others'

/** What the citizen's record says of it: the topics; the sender's own words and name only when the sender may be named. */
export const noteOf = (said: Said, sender: Sender): string =>
	[
		said.topics.map((topic) => topicText(topic).da).join('. '),
		sender.mayBeNamed ? maskNumbers(said.words) : '',
		sender.mayBeNamed && said.relation !== 'citizen' && sender.name !== ''
			? `Fra ${[sender.name, sender.organisation].filter(Boolean).join(', ')}`
			: '',
	]
		.filter(Boolean)
		.join('\n')
