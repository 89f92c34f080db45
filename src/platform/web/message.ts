import type { Message } from './ask.ts'

const largestMessage = 2 * 1024 * 1024

/** A request's body as it came; reading stops where it grows past what a message may have. */
export const readMessage = async (request: Request): Promise<Message> => {
	const named = {
		type: request.headers.get('content-type') ?? '',
		authorization: request.headers.get('authorization') ?? '',
	}
	const parts: Uint8Array[] = []
	let length = 0
	for await (const part of request.body ?? []) {
		length += part.length
		if (length > largestMessage) return { ...named, bytes: null }
		parts.push(part)
	}
	return { ...named, bytes: Buffer.concat(parts) }
}
