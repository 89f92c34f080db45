import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { BadInput } from '#platform/command/index.ts'

/** A part of the site served by someone else's handler, below a prefix. */
export type Beside = {
	readonly prefix: string
	readonly handle: (request: IncomingMessage, response: ServerResponse) => void
}

/** Serves until stopped; a port already taken is bad input. */
export const listen = async (
	app: Hono,
	port: number,
	beside: Beside | null,
): Promise<{ readonly stop: () => Promise<void> }> => {
	const pages = getRequestListener(app.fetch)
	const server = createServer((request, response) =>
		beside && request.url?.startsWith(`${beside.prefix}/`)
			? beside.handle(request, response)
			: pages(request, response),
	)
	await new Promise<void>((listening, failed) => {
		server.once('error', (error: NodeJS.ErrnoException) =>
			failed(error.code === 'EADDRINUSE' ? new BadInput(`Port ${port} is taken. Choose another: --port N.`) : error),
		)
		server.listen(port, listening)
	})
	return {
		stop: () =>
			new Promise((closed) => {
				server.close(() => closed())
				server.closeIdleConnections()
				setTimeout(() => server.closeAllConnections(), 2000).unref()
			}),
	}
}
