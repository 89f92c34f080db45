import type { Ask } from '#platform/web/index.ts'
import { Badge } from '#platform/web/parts.tsx'
import type { Import, Kind } from './import-review.ts'

type Say = Ask['say']

export const kindWord = (kind: Kind, say: Say): string =>
	({
		new: say('Nye', 'New'),
		changed: say('Ændrede', 'Changed'),
		unchanged: say('Uændrede', 'Unchanged'),
		gone: say('Ikke i filen', 'Not in the file'),
		rejected: say('Afviste rækker', 'Rejected rows'),
		leftOut: say('Udeladte rækker', 'Rows left out'),
	})[kind]

export const StateBadge = ({ state, say }: { state: Import['state']; say: Say }) =>
	state === 'committed' ? (
		<Badge kind="success" text={say('Gemt i registret', 'Saved in the register')} />
	) : state === 'cancelled' ? (
		<Badge kind="none" text={say('Kasseret', 'Discarded')} />
	) : (
		<Badge kind="info" text={say('Venter på gennemsyn', 'Awaiting review')} />
	)
