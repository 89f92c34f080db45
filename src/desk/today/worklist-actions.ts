import type { Db } from '#platform/db/index.ts'
import type { Task, Worklist, WorklistKey } from './worklist.ts'
import { inquiryLists } from './worklist-inquiry-actions.ts'
import { offerLists } from './worklist-offer-actions.ts'
import { promisedLists } from './worklist-promised-actions.ts'
import { type ListMaker, sharedFor, type Wanted } from './worklist-shared-actions.ts'
import { visitLists } from './worklist-visit-actions.ts'

const make: Record<WorklistKey, ListMaker> = { ...inquiryLists, ...offerLists, ...visitLists, ...promisedLists }

/** By the last day where there is one, else by the day since which it waits. */
const byDay = (tasks: readonly Task[]): Task[] =>
	tasks.toSorted((a, b) => {
		const [x, y] = [a.dueOn ?? a.on ?? '', b.dueOn ?? b.on ?? '']
		return x < y ? -1 : x > y ? 1 : 0
	})

/** What already stands in the order it is to be done; the others are put in the order of their days. */
const inOrder: readonly WorklistKey[] = ['ring-op', 'overleveringer']

/** The lists asked for; each holds exactly what its count says. */
export const worklists = async (db: Db, wanted: Wanted, keys: readonly WorklistKey[]): Promise<Worklist[]> => {
	const shared = sharedFor(db, wanted)
	const lists: Worklist[] = []
	for (const key of keys) {
		const tasks = await make[key](db, wanted, shared)
		lists.push({ key, tasks: inOrder.includes(key) ? tasks : byDay(tasks) })
	}
	return lists
}
