import { Worker } from 'node:worker_threads'
import type { Outcome } from '#kernel/outcome.ts'
import { threadFile } from '#platform/root.ts'
import type { Unset } from './index.ts'
import type { SetApart } from './typeset-worker.ts'

/**
 * Sets one document in a thread of its own, so that pages go on being answered however long it is. None is left behind. A sign that no
 * font has stands as its number.
 */
export const typesetApart = (asked: SetApart): Promise<Outcome<Uint8Array, Unset>> => {
	const { promise, resolve, reject } = Promise.withResolvers<Outcome<Uint8Array, Unset>>()
	const worker = new Worker(threadFile(import.meta.url, './typeset-worker.ts', './typeset-worker.js'), {
		workerData: asked,
	})
	worker.on('message', resolve)
	worker.on('error', (cause) => reject(new Error('The typesetting broke down.', { cause })))
	worker.on('exit', (code) => reject(new Error(`The typesetting ended without a document (${code}).`)))
	return promise.finally(() => worker.terminate())
}
