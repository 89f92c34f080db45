import type { Message } from './ask.ts'

const largestMessage = 2 * 1024 * 1024

/** A request's body as it came; of one larger than a message may be nothing is kept, though it is heard to its end. */
export const readMessage = async (request: Request): Promise<Message> => {
	const named = {
		type: request.headers.get('content-type') ?? '',
		authorization: request.headers.get('authorization') ?? '',
	}
	const parts: Uint8Array[] = []
	let length = 0
	for await (const part of request.body ?? []) {
		length += part.length
		if (length <= largestMessage) parts.push(part)
		else parts.length = 0
	}
	return { ...named, bytes: length > largestMessage ? null : Buffer.concat(parts) }
}
