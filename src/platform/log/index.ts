import pino from 'pino'

/** What the running system says of itself; never a name, a CPR number, an address or a form's content. */
export type Log = pino.Logger
export const openLog = (level: string): Log => pino({ level, base: null }, pino.destination({ dest: 2, sync: false }))

/** A failure as it may be logged: where it happened and of what kind. Its message may quote what was typed, so it stays out. */
export const withoutWords = (error: unknown): Record<string, unknown> => {
	const { name, code, constraint, stack } = error as Error & { code?: string; constraint?: string }
	const frames = (stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
	return { name, code, constraint, frames }
}
