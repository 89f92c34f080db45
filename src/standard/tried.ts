import type { Found } from './found.ts'
import type { Standard } from './standard.ts'

/** What trying a sound standard out on citizens finds; rooms below know how. */
export type Tried = (standard: Standard) => readonly Found[]

/** Where nobody tries it out. */
export const untried: Tried = () => []
