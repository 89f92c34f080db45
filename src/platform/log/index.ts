import pino from 'pino'

/** What the running system says of itself; never a name, a CPR number, an address or a form's content. */
export type Log = pino.Logger
export const openLog = (level: string): Log => pino({ level, base: null }, pino.destination({ dest: 2, sync: false }))
