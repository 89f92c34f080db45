import { parentPort, workerData } from 'node:worker_threads'
import { openTypesetter, signsOf, textsInSignsAtHand } from './index.ts'

/** A document, and where what sets it is. */
export type SetApart = {
	readonly fonts: readonly string[]
	readonly templates: string
	readonly template: string
	readonly data: unknown
}

const { fonts, templates, template, data }: SetApart = workerData
const written = textsInSignsAtHand(data, signsOf(fonts))
parentPort?.postMessage(await openTypesetter({ fonts, templates }).typeset(template, written))
