import { Worker } from 'node:worker_threads'
import { threadFile } from '#platform/root.ts'
import type { Asked, Reported } from './plan-worker-transport.ts'
import type { Effort, Matrix, Plan, Problem } from './problem.ts'

/** How far the planning has come. */
export type PlanProgress = { readonly done: number; readonly cost: number; readonly unplanned: number }

/** How long a planning that was told to stop may take to hand over what it has. */
const graceOfStop = 60_000

/** Numbers that lie where both threads can read them, so that a large matrix is not copied for each planning. */
const shared = (numbers: Int32Array): Int32Array => {
	if (numbers.buffer instanceof SharedArrayBuffer) return numbers
	const there = new Int32Array(new SharedArrayBuffer(numbers.byteLength))
	there.set(numbers)
	return there
}
const sharedMatrix = (matrix: Matrix): Matrix => {
	const time = shared(matrix.time)
	return { ...matrix, time, cost: matrix.cost === matrix.time ? time : shared(matrix.cost) }
}

/**
 * Plans in a thread of its own, so that pages go on being answered. Progress comes about four times a second; `stop` gives the best so
 * far. A thread that dies rejects with what it died of. None is left behind.
 */
export const planInWorker = async (
	problem: Problem,
	effort: Omit<Effort, 'heed'>,
	how: { readonly onProgress?: (progress: PlanProgress) => void; readonly stop?: AbortSignal } = {},
): Promise<Plan> => {
	const stopFlag = new Int32Array(new SharedArrayBuffer(4))
	const asked: Asked = {
		problem: { ...problem, matrices: problem.matrices.map(sharedMatrix) },
		effort,
		stopFlag,
		tells: how.onProgress !== undefined,
	}
	return planOf(
		new Worker(threadFile(import.meta.url, './plan-worker-transport.ts', './plan-worker.js'), { workerData: asked }),
		stopFlag,
		how,
	)
}

/** Waits for a thread's plan and ends the thread, whatever comes of it. */
export const planOf = async (
	worker: Worker,
	stopFlag: Int32Array,
	{ onProgress, stop }: { onProgress?: (progress: PlanProgress) => void; stop?: AbortSignal },
	grace = graceOfStop,
): Promise<Plan> => {
	const { promise, resolve, reject } = Promise.withResolvers<Plan>()
	let patience: NodeJS.Timeout | undefined
	const heedStop = (): void => {
		Atomics.store(stopFlag, 0, 1)
		patience = setTimeout(() => reject(new Error(`The planning did not stop within ${grace / 1000} seconds.`)), grace)
	}
	worker.on('message', (said: Reported) => {
		if ('plan' in said) resolve(said.plan)
		else onProgress?.(said)
	})
	worker.on('error', (cause) => reject(new Error(`The planning broke down: ${String(cause)}`, { cause })))
	worker.on('exit', (code) => reject(new Error(`The planning ended without a plan (${code}).`)))
	if (stop?.aborted) heedStop()
	else stop?.addEventListener('abort', heedStop, { once: true })
	return promise.finally(async () => {
		clearTimeout(patience)
		stop?.removeEventListener('abort', heedStop)
		await worker.terminate()
	})
}
