export { InUse, type OpenMunicipal, openMunicipality, type Premises } from './open.ts'
export { BadSettings, readMunicipalities } from './read.ts'
export type { Municipality } from './settings.ts'
