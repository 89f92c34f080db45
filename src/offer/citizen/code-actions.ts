import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { personsWithCodes } from './code-store.ts'
import { codesHeard } from './heard-code.ts'

/** Whose code this is, as it was read aloud and typed; several when it was not heard clearly, none when it is no code. */
export const personsWithCode = (db: Db, typed: string): Promise<PersonId[]> => personsWithCodes(db, codesHeard(typed))
