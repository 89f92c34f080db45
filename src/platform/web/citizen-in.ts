import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Municipal } from '#platform/command/index.ts'
import { citizenCookie, type Edge } from './doorkeeper.ts'

type OwnSession = Awaited<ReturnType<NonNullable<Edge['doorkeeper']['asCitizen']>>>

/** The citizen who is logged in in this browser. */
export const citizenIn = async (edge: Edge, { db }: Municipal, c: Context): Promise<OwnSession> => {
	const session = getCookie(c, citizenCookie)
	return session === undefined ? null : ((await edge.doorkeeper.asCitizen?.(db, edge.now(), session)) ?? null)
}

/** Whoever leaves the page open is logged out before the eyes of the next one. */
export const leaveWith = ({ idleMinutes }: NonNullable<OwnSession>, { municipality }: Municipal, c: Context): void =>
	c.header('Refresh', `${idleMinutes * 60}; url=/${municipality.code}/min-side?udloebet`)
