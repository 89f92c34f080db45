import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'

/** A no to contact that a list from another system told of: known since a day, and until a day, both included. */
export type Declined = { readonly person: PersonId; readonly on: Day; readonly until: Day }
