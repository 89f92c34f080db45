import { postgresAtHand } from '../../test/postgres-at-hand.ts'
import { startCluster } from '../../test/private-cluster.ts'

/** A PostgreSQL to measure: the one that is named, one of our own from the machine's programs, or none. */
export const serverAtHand = async (): Promise<{ readonly url: string; readonly stop: () => void } | null> => {
	const { TEST_POSTGRES_URL, DATABASE_URL } = process.env
	const named = TEST_POSTGRES_URL || DATABASE_URL
	if (named) return { url: named, stop: () => {} }
	const found = postgresAtHand()
	return found !== null && 'binaries' in found ? startCluster(found.binaries) : null
}
