export { BadSettings, readMunicipalities } from './read.ts'
export type { Municipality } from './settings.ts'
