/**
 * Reads what is left of a request that was answered before its end, and keeps none of it: a browser that still sends would lose the
 * answer with the connection. How long that may take is the server's own limit on a request.
 */
export const hearOut = async (request: Request): Promise<void> => {
	if (request.bodyUsed || request.body === null || request.body.locked) return
	const ended = request.body.pipeTo(new WritableStream())
	await ended.catch(() => {}) // gone away meanwhile: nobody waits for the answer
}
