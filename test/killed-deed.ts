import { mergePersons } from '#desk/same-person/merge-actions.ts'
import { followLives } from '#desk/today/follow-actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import { openDatabase } from '#platform/db/index.ts'
import { commitImport } from '#population/actions.ts'
import type { ImportId } from '#population/import/import-review.ts'

// A process of its own that does one deed, to be killed in the middle of it.
const [deed, url = '', one = '', other = '', by = ''] = process.argv.slice(2)
const at = instant('2026-03-09T10:00:00+01:00')
const opened = await openDatabase({ url })
if ('inUseBy' in opened) throw new Error('a server is never in use by one process')
const { db } = opened
if (deed === 'merge') {
	const asked = { absorbed: one as PersonId, stays: other as PersonId, by: by as StaffId, because: 'Samme borger' }
	await mergePersons(db, at, [], asked)
}
if (deed === 'follow') {
	await followLives({ db, outbox: one, enqueue: async () => {} }, at, day('2026-03-09'), [])
}
if (deed === 'import') await commitImport(db, at, one as ImportId, null)
await opened.close()
